import { twilioCallConsent } from './twilio-call-consent.ts'
import { twilioCallSample } from './twilio-call-sample.ts'
import type { Form } from './write-form.ts'

/** The sample forms and the names of the workbooks that people download. */
export const sampleForms: readonly { file: string; form: Form }[] = [
  { file: 'twilio-call-sample.xlsx', form: twilioCallSample },
  { file: 'twilio-call-consent.xlsx', form: twilioCallConsent },
]
