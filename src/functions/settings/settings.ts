import type { MapPlace } from '../../twilio/sync.ts'
import type { Credentials } from '../../twilio/transport.ts'
import { readServiceRules, type ServiceRules } from './service-rules.ts'
import { readTaskRouterSettings, type TaskRouterSettings } from './task-router-settings.ts'

/** What `.env` says, checked. Every name is explained in extras/functions/.env.example. */
export interface Settings {
  readonly accountSid: string
  /** Checks Twilio's signatures, whatever `credentials` are. */
  readonly authToken: string
  /** What Twilio's REST API is asked with: an API key where one is set, else the auth token. */
  readonly credentials: Credentials
  /** Where these Functions are, such as `https://calls-1234.twil.io`. */
  readonly origin: string
  /** With `{case}` where the case's id goes; '' where none was set. */
  readonly caseLink: string
  readonly supervisor: { readonly phone: string; readonly email: string }
  /** The number notices come from; '' is the number that was called. */
  readonly noticeFrom: string
  readonly fallback: {
    readonly applicationSid: string
    readonly sip: string
    readonly mobile: string
    /** `on`: these Functions' own; `off`: none; or the address of somebody else's TwiML. */
    readonly voicemail: string
  }
  /** How long each phone rings that is tried, in seconds. */
  readonly ringSeconds: number
  readonly email: { readonly key: string; readonly from: string }
  readonly sendSmsKey: string
  /** What forms may do whose calls go through these Functions. */
  readonly service: ServiceRules
  /** The queue of respondents who call a team with more than a few enumerators. */
  readonly taskRouter: TaskRouterSettings
  /** Where the list of those who want no calls is, in Twilio Sync; undefined where the team keeps none there. */
  readonly doNotCall: MapPlace | undefined
  readonly speech: { readonly language: string; readonly voice: string }
  /** A text or a recording's address in place of one of the words, by its name there. */
  word(name: string): string | undefined
}

/** @param environment what Twilio hands a Function, or a text of `.env` read: any of its values may be missing */
export function readSettings(environment: Readonly<Record<string, unknown>>): Settings {
  const text = (name: string): string => {
    const value = environment[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    accountSid: text('ACCOUNT_SID'),
    authToken: text('AUTH_TOKEN'),
    credentials: readCredentials(text),
    origin: originOf(text('PUBLIC_URL'), text('DOMAIN_NAME')),
    caseLink: text('CASE_LINK'),
    supervisor: { phone: text('SUPERVISOR_NUMBER'), email: text('SUPERVISOR_EMAIL') },
    noticeFrom: text('NOTICE_FROM'),
    fallback: {
      applicationSid: text('FALLBACK_APPLICATION_SID'),
      sip: text('FALLBACK_SIP'),
      mobile: text('FALLBACK_MOBILE'),
      voicemail: text('VOICEMAIL') || 'on',
    },
    ringSeconds: ringSecondsOf(text('RING_SECONDS')),
    email: { key: text('SENDGRID_API_KEY'), from: text('EMAIL_FROM') },
    sendSmsKey: text('SEND_SMS_KEY'),
    service: readServiceRules(text),
    taskRouter: readTaskRouterSettings(text),
    doNotCall: doNotCallPlace(text('SYNC_SERVICE_SID')),
    speech: { language: text('SAY_LANGUAGE'), voice: text('SAY_VOICE') },
    word: (name) => text(`WORDS_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`) || undefined,
  }
}

/** The map's unique name in its service. */
export const doNotCallMap = 'do-not-call'

function doNotCallPlace(serviceSid: string): MapPlace | undefined {
  return serviceSid === '' ? undefined : { serviceSid, map: doNotCallMap }
}

/** Half a key is taken as one, so that Twilio refuses it, and not passed over for the token, which may do more. */
function readCredentials(text: (name: string) => string): Credentials {
  const key = { username: text('API_KEY'), password: text('API_SECRET') }
  const isSet = key.username !== '' || key.password !== ''
  return isSet ? key : { username: text('ACCOUNT_SID'), password: text('AUTH_TOKEN') }
}

/** What must never be in a log or an error. */
export function secretsOf({ authToken, credentials, email, sendSmsKey, service }: Settings): string[] {
  const keys = service.keys.map(({ key }) => key)
  return [authToken, credentials.password, email.key, sendSmsKey, ...keys].filter((secret) => secret !== '')
}

// Twilio's own domains speak https only; the local runtime speaks http and names its port.
function originOf(publicUrl: string, domain: string): string {
  if (publicUrl !== '') return publicUrl.replace(/\/+$/, '')
  return `${/^(localhost|127\.0\.0\.1)(:|$)/.test(domain) ? 'http' : 'https'}://${domain}`
}

// Twilio takes 5 to 600 s. https://www.twilio.com/docs/voice/twiml/dial#timeout
function ringSecondsOf(text: string): number {
  const seconds = Number(text)
  return Number.isInteger(seconds) && seconds >= 5 && seconds <= 600 ? seconds : 25
}
