import { twilioCallCases } from './twilio-call-cases.ts'
import { twilioCallCheck } from './twilio-call-check.ts'
import { twilioCallConsent } from './twilio-call-consent.ts'
import { twilioCallMinimal } from './twilio-call-minimal.ts'
import { twilioCallPanel } from './twilio-call-panel.ts'
import { twilioCallSample } from './twilio-call-sample.ts'
import { twilioMessageSample } from './twilio-message-sample.ts'
import type { Form } from './write-form.ts'

/** The sample forms and the names of the workbooks that people download. */
export const sampleForms: readonly { file: string; form: Form }[] = [
  { file: 'twilio-call-minimal.xlsx', form: twilioCallMinimal },
  { file: 'twilio-call-sample.xlsx', form: twilioCallSample },
  { file: 'twilio-call-consent.xlsx', form: twilioCallConsent },
  { file: 'twilio-call-cases.xlsx', form: twilioCallCases },
  { file: 'twilio-call-panel.xlsx', form: twilioCallPanel },
  { file: 'twilio-call-check.xlsx', form: twilioCallCheck },
  { file: 'twilio-message-sample.xlsx', form: twilioMessageSample },
]
