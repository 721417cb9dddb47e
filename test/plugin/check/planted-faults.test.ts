import { describe, expect, it } from 'vitest'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { enumeratorNumber } from '../world/form.ts'
import {
  answerOf,
  type CheckSettings,
  check,
  expectGetsAlone,
  expectNothingPrivate,
  restrictedKey,
} from './checking.ts'

const zeros = '0'.repeat(31)

/** Every right that a form with everything needs. */
const allRights = [
  'calls/list',
  'calls/read',
  'messages/list',
  'messages/read',
  'calls.recordings/list',
  'recordings/list',
  'incomingphonenumbers/list',
  'outgoingcallerids/list',
  'dialingpermissions.countries/read',
]

/** A key that has every right but one. */
function without(right: string, parameters: CheckSettings['parameters'] = {}): CheckSettings {
  return {
    parameters: { ...restrictedKey, ...parameters },
    prepare: ({ behaviour }) => {
      behaviour.restrictedPermissions = allRights.filter((one) => one !== right)
    },
  }
}

function set(change: (twilio: StandInTwilio) => void, settings: CheckSettings = {}): CheckSettings {
  return { ...settings, prepare: change }
}

const fault = (kind: 'no-cors' | 'hang') =>
  set(({ faults }) => void faults.add({ do: { kind }, times: 'always' }))

/** What is planted, what the answer says, and how it is planted. */
const faults: ReadonlyArray<readonly [what: string, answer: string, settings: CheckSettings]> = [
  // The device and its network.
  ['no connection', 'network', { startsOffline: true }],
  ['a browser older than the oldest', 'engine', { page: { userAgent: 'Chrome/60.0.3112.116 Mobile' } }],
  [
    'an iPhone older than the oldest',
    'engine',
    { page: { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 10_3 like Mac OS X) AppleWebKit/603.1.30' } },
  ],
  ['requests that never come back', 'network', fault('hang')],
  [
    'a hotel that wants a login',
    'portal',
    set(({ faults }) => void faults.add({ do: { kind: 'html', status: 200 }, times: 'always' })),
  ],
  [
    'Twilio in trouble',
    'twilio',
    set(({ faults }) => void faults.add({ do: { kind: 'status', status: 503 }, times: 'always' })),
  ],
  ['an origin that Twilio keeps out', 'origin', fault('no-cors')],
  [
    'a preflight that is refused',
    'preflight',
    { keepsFromPages: (request) => request.headers.has('Authorization') },
  ],
  [
    'a line on which each answer takes five seconds',
    'slow',
    set(({ faults }) => void faults.add({ do: { kind: 'latency', ms: 5_000 }, times: 'always' })),
  ],
  [
    'a clock that is an hour ahead',
    'clock',
    {
      clockSkewMs: 3_600_000,
      tellsTime: true,
    },
  ],
  // The form.
  [
    'a respondent’s number without its country',
    'form:to_number',
    { parameters: { to_number: '0711222333' } },
  ],
  ['a number that Excel has spoilt', 'form:to_number', { parameters: { to_number: '2.55E+11' } }],
  [
    'the enumerator’s number as the respondent’s',
    'form:to_number',
    { parameters: { to_number: enumeratorNumber } },
  ],
  ['a misspelt parameter', 'form:unknown', { parameters: { recrod: '0' } }],
  ['no caller ID', 'form:twilio_number', { parameters: { twilio_number: '' } }],
  // The account.
  ['a wrong token', 'credentials', { parameters: { auth_token: 'f'.repeat(32) } }],
  [
    'an account that is not this key’s',
    'account-sid',
    { parameters: { ...restrictedKey, account_sid: `AC${zeros}9` } },
  ],
  [
    'test credentials',
    'test-credentials',
    { parameters: { account_sid: `AC${zeros}2`, auth_token: '7e58'.repeat(8) } },
  ],
  [
    'a suspended account',
    'account',
    set(({ behaviour }) => {
      behaviour.accountStatus = 'suspended'
    }),
  ],
  [
    'a trial account',
    'trial',
    set(({ behaviour }) => {
      behaviour.trial = true
    }),
  ],
  ['a key that may not list calls', 'calls-list', without('calls/list')],
  ['a key that may not read calls', 'calls-read', without('calls/read')],
  ['a key that may not list messages', 'messages-list', without('messages/list', { panel: 'messages' })],
  ['a key that may not read messages', 'messages-read', without('messages/read', { panel: 'messages' })],
  [
    'a key that may not list recordings',
    'recordings-list',
    without('calls.recordings/list', { record: 'consent' }),
  ],
  ['a caller ID of somebody else', 'caller-id', { parameters: { twilio_number: '+12025550199' } }],
  [
    'a caller ID that cannot speak',
    'caller-id-voice',
    { alter: (answer, request) => withoutCapability(answer, request, 'voice') },
  ],
  [
    'a caller ID that is only verified, for messages',
    'caller-id-sms',
    set(
      ({ behaviour }) => {
        behaviour.verifiedNumbers = ['+12025550199']
      },
      {
        parameters: { twilio_number: '+12025550199', panel: 'messages' },
      },
    ),
  ],
  [
    'a country that is switched off',
    'country',
    set(({ behaviour }) => {
      behaviour.forbiddenPrefixes = ['+254']
    }),
  ],
  [
    'sound that is open to everybody',
    'sound-open',
    {
      isRecorded: true,
      prepare: ({ behaviour }) => {
        behaviour.openSound = true
      },
    },
  ],
  // The team's Functions.
  [
    'a wrong key of the Functions',
    'service-key',
    { overService: true, parameters: { service_key: 'no-key-of-the-team-0' } },
  ],
  [
    'an address without Functions',
    'service-url',
    { overService: true, parameters: { service_url: 'https://calls-9999.twil.io' } },
  ],
  ['Functions older than the check', 'service-old', { overService: true, withoutRoute: 'check' }],
  [
    'an action that is not allowed',
    'service-actions',
    { overService: true, environment: { ALLOWED_ACTIONS: 'call,hang-up' } },
  ],
  [
    'a caller ID that is not allowed',
    'service-caller-id',
    { overService: true, environment: { ALLOWED_CALLER_IDS: '+12025550112' } },
  ],
  [
    'an enumerator who is not allowed',
    'service-enumerator',
    { overService: true, environment: { ALLOWED_ENUMERATORS: '+255*' } },
  ],
  [
    'a country that is not allowed',
    'service-country',
    { overService: true, environment: { ALLOWED_COUNTRIES: '+255' } },
  ],
  [
    'a line of .env that cannot be read',
    'service-lines',
    { overService: true, environment: { MOST_MINUTES: 'an hour' } },
  ],
  [
    'a wrong token in .env',
    'credentials',
    { overService: true, environment: { AUTH_TOKEN: 'f'.repeat(32) } },
  ],
  [
    'a suspended account behind the Functions',
    'account',
    set(
      ({ behaviour }) => {
        behaviour.accountStatus = 'suspended'
      },
      { overService: true },
    ),
  ],
]

/** Twilio's numbers as if they lacked something they have. */
async function withoutCapability(answer: Response, request: Request, name: string): Promise<Response> {
  if (!request.url.includes('IncomingPhoneNumbers')) return answer
  const text = (await answer.text()).replaceAll(`"${name}":true`, `"${name}":false`)
  return new Response(text, { status: answer.status, headers: answer.headers })
}

describe('the check', () => {
  it('knows more than twenty-five faults', () => {
    expect(new Set(faults.map(([, answer]) => answer)).size).toBeGreaterThanOrEqual(25)
  })

  it.each(faults)('finds %s: %s', async (_what, answer, settings) => {
    const world = await check(settings)
    expect(answerOf(world)).toBe(answer)
    expect(world.field.text()).toContain(answer)
    expectGetsAlone(world, settings)
    expectNothingPrivate(world)
  })
})
