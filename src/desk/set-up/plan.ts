import type { ParameterName } from '../../plugin/form/parameters.ts'
import type { Access } from '../recordings/access/access.ts'

/** How the form reaches Twilio: with a key, with the account's own token, or through the team's Functions. */
export type Way = 'key' | 'token' | 'service'

/** What the boxes of the tab hold, right or not yet. In memory only. */
export interface Plan {
  readonly usesService: boolean
  readonly serviceUrl: string
  readonly serviceKey: string
  /** Of the key in `.env`, such as a team's. */
  readonly keyName: string
  /** As it is written: E.164, several with `|` between them. */
  readonly twilioNumber: string
  /** Stands for an enumerator's, and is what a test call rings. */
  readonly ownPhone: string
  /** Stands for a respondent's, so that its country is looked at. */
  readonly respondentPhone: string
  /** Names of the form's fields that hold the numbers. */
  readonly enumeratorField: string
  readonly respondentField: string
  readonly formTitle: string
  readonly formId: string
  /** What is written for parameters that no other box gives. */
  readonly given: Readonly<Partial<Record<ParameterName, string>>>
}

export const emptyPlan: Plan = {
  usesService: false,
  serviceUrl: '',
  serviceKey: '',
  keyName: 'team',
  twilioNumber: '',
  ownPhone: '',
  respondentPhone: '',
  enumeratorField: 'enumerator_number',
  respondentField: 'respondent_number',
  formTitle: '',
  formId: '',
  given: {},
}

export type Values = Readonly<Partial<Record<ParameterName, string>>>

export function wayOf({ usesService }: Plan, { username }: Access): Way {
  if (usesService) return 'service'
  return username.startsWith('AC') ? 'token' : 'key'
}

/** `${name}`: what the form puts there is not known before somebody fills it in. */
export function isReference(text: string): boolean {
  return /^\$\{[A-Za-z_][\w.-]*\}$/.test(text)
}

/** What the field would be given, with the two phones of this page in the place of the form's. */
export function valuesOf(plan: Plan, access: Access): Values {
  const known = Object.entries(plan.given).filter(([, text]) => !isReference(text.trim()))
  return {
    ...Object.fromEntries(known),
    from_number: plan.ownPhone,
    to_number: plan.respondentPhone,
    twilio_number: plan.twilioNumber,
    ...accessValues(plan, access),
  }
}

function accessValues(plan: Plan, access: Access): Values {
  switch (wayOf(plan, access)) {
    case 'service':
      return { service_url: plan.serviceUrl, service_key: plan.serviceKey }
    case 'token':
      return { account_sid: access.accountSid, auth_token: access.password }
    case 'key':
      return { account_sid: access.accountSid, api_key: access.username, api_secret: access.password }
  }
}
