import { type Bridge, bridgeTwiml } from '../../../src/twiml/bridge.ts'
import { accountSid } from '../../twilio/call-json.ts'
import {
  type Answer,
  authToken,
  enumerator,
  ownNumber,
  respondent,
  type Scene,
  setScene,
} from '../visiting.ts'

export const key = 'key-of-team-a-0123456789'
export const otherKey = 'key-of-team-b-0123456789'

/** A team that may do everything with one number, in one country. */
const environment = {
  AUTH_TOKEN: authToken,
  SERVICE_KEYS: `a:${key}, b:${otherKey}`,
  ALLOWED_ACTIONS: 'call,hang-up,record,delete-recording,message,history',
  ALLOWED_CALLER_IDS: `${ownNumber}, MG00000000000000000000000000000001`,
  ALLOWED_COUNTRIES: '+255',
}

export type Fields = Readonly<Record<string, string>>

/** Functions of such a team, with `changes` in `.env`. */
export function teamWith(changes: Fields = {}): Scene {
  return setScene({ environment: { ...environment, ...changes } })
}

/** Asks a Function as the plug-in does; `given` is '' for no key at all. */
export function ask(scene: Scene, route: string, fields: Fields, given = key): Promise<Answer> {
  const body = new URLSearchParams({ ...fields, ...(given === '' ? {} : { ServiceKey: given }) })
  return scene.ask(`/${route}`, { method: 'POST', body })
}

/** As the plug-in of 2.5 and before does, of devices that still have it. */
export function askByHeader(scene: Scene, route: string, fields: Fields, given = key): Promise<Answer> {
  const headers = { 'X-Service-Key': given }
  return scene.ask(`/${route}`, { method: 'POST', headers, body: new URLSearchParams(fields) })
}

const usualBridge: Bridge = { whisper: '', record: 'always', ringSeconds: 30, maxMinutes: undefined }

/** The plug-in's document. */
export function bridge(changes: Partial<Bridge> = {}, to = respondent, callerId = ownNumber): string {
  return bridgeTwiml({ ...usualBridge, ...changes }, to, callerId)
}

/** The fields that place a call. */
export function aCall(changes: Fields = {}): Fields {
  return { Ask: 'POST Calls.json', To: enumerator, From: ownNumber, Twiml: bridge(), ...changes }
}

/** A path of Twilio's below the account. */
export function pathOf(rest: string): string {
  return `/2010-04-01/Accounts/${accountSid}/${rest}`
}

/** What a Function said no with. */
export function refusalOf({ status, body }: Answer): { status: number; code: unknown; message: string } {
  const data: { code?: unknown; message?: unknown } = JSON.parse(body)
  return { status, code: data.code, message: String(data.message) }
}
