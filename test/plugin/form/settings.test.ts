import { describe, expect, it } from 'vitest'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import { explain } from '../../../src/plugin/form/explain.ts'
import type { CheckedParameters } from '../../../src/plugin/form/settings.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { say } from '../../../src/plugin/words/words.ts'
import { bridgeTwiml } from '../../../src/twiml/bridge.ts'
import { accountSid } from '../../twilio/call-json.ts'
import { parameters, respondent, settingsWith, token } from '../world/fixtures.ts'

const words = createWords(allEnglish)
const apiKey = 'SK0123456789abcdef0123456789abcdef'

function check(changes: Readonly<Record<string, unknown>> = {}): CheckedParameters {
  const given: Readonly<Record<string, unknown>> = { ...parameters, ...changes }
  return checkParameters((name) => given[name], Object.keys(given))
}

/** Every problem as it stands on the page. */
function told(changes: Readonly<Record<string, unknown>>): string[] {
  const { problems } = explain({ problems: check(changes).problems, texts: {} })
  return problems.map(({ parameter, said }) => `${parameter} ${say(words, said)}`)
}

function expectRefused(changes: Readonly<Record<string, unknown>>, parameter: string): void {
  const { settings, problems } = check(changes)
  expect(settings).toBeUndefined()
  expect(problems.map((problem) => problem.parameter)).toEqual([parameter])
}

describe('the parameters', () => {
  it('need no more than the three numbers and the credentials', () => {
    expect(check()).toEqual({ settings: settingsWith(), problems: [], action: 'call', language: '' })
  })

  it.each(['from_number', 'to_number', 'twilio_number', 'account_sid', 'auth_token'])(
    'are refused without %s, which hosts give as undefined, null or empty text',
    (name) => {
      for (const absent of [undefined, null, '', '  ']) expectRefused({ [name]: absent }, name)
    },
  )

  it('are checked all at once', () => {
    const { problems } = checkParameters(() => undefined, [])
    const names = problems.map((problem) => problem.parameter).sort()
    expect(names).toEqual(['account_sid', 'auth_token', 'from_number', 'to_number', 'twilio_number'])
    const three = check({ record: 'perhaps', ring_seconds: 'long', to_number: '0711' })
    expect(three.problems.map((problem) => problem.parameter).sort()).toEqual([
      'record',
      'ring_seconds',
      'to_number',
    ])
  })

  it('count as absent where they are neither text nor number', () => {
    for (const odd of [{}, [], Number.NaN]) expect(check({ to_label: odd }).problems).toEqual([])
    expectRefused({ to_number: {} }, 'to_number')
  })

  it('keep every setting that is given', () => {
    const changes = { to_label: 'Maria', ring_seconds: 60, max_minutes: '45', whisper: ' Household 12 ' }
    expect(check({ ...changes, attempts: 3, details: 1, display_number: 0 }).settings).toMatchObject({
      respondents: [{ number: respondent, label: 'Maria' }],
      ringSeconds: 60,
      maxMinutes: 45,
      whisper: 'Household 12',
      attempts: 3,
      details: true,
      displayNumber: false,
    })
  })
})

describe('a flag', () => {
  const yes = [1, '1', 'true', 'yes', 'on', 'TRUE', 'Yes', ' on ', true]
  const no = [0, '0', 'false', 'no', 'off', 'FALSE', 'No', ' off ', false]

  it('takes every spelling of yes and no, as text and as number', () => {
    for (const value of yes) {
      expect(check({ display_number: value, details: value, record: value }).settings).toMatchObject({
        displayNumber: true,
        details: true,
        record: 'always',
      })
    }
    for (const value of no) {
      expect(check({ display_number: value, details: value, record: value }).settings).toMatchObject({
        displayNumber: false,
        details: false,
        record: 'never',
      })
    }
  })

  it('has the old default where it is absent', () => {
    for (const absent of [undefined, null, '']) {
      expect(check({ display_number: absent, details: absent, record: absent }).settings).toMatchObject({
        displayNumber: true,
        details: false,
        record: 'always',
      })
    }
  })

  it.each(['2', 2, -1, 'maybe', '1.0', 'y'])('refuses %j', (value) => {
    for (const name of ['display_number', 'details', 'record', 'dispositions']) {
      expectRefused({ [name]: value }, name)
    }
  })

  it('of recording also takes consent', () => {
    for (const value of ['consent', 'Consent'])
      expect(check({ record: value }).settings?.record).toBe('consent')
    expect(told({ record: 'ask' })).toEqual(['record is "ask": write 1, 0 or consent.'])
  })
})

describe('what keeps respondents from voice mail', () => {
  const overService = {
    service_url: 'https://calls-1234.twil.io',
    service_key: 'a-key',
    account_sid: '',
    auth_token: '',
  }

  it('is a key with service_url, and listening without it', () => {
    expect(check({ ...overService, press_to_call: 1 }).settings).toMatchObject({ pressToCall: true })
    expect(check({ detect_voicemail: 'yes' }).settings).toMatchObject({ detectVoicemail: true })
    expect(check({ ...overService, press_to_call: 0, detect_voicemail: 0 }).problems).toEqual([])
    expect(check({ press_to_call: '', detect_voicemail: null }).problems).toEqual([])
  })

  it('is refused the other way round, naming the parameter to write instead', () => {
    expect(told({ press_to_call: 1 })).toEqual([
      'press_to_call needs service_url: Twilio takes the key only to an address of your own. Without one, write detect_voicemail=1.',
    ])
    expect(told({ ...overService, detect_voicemail: 1 })).toEqual([
      'detect_voicemail is for fields without service_url. With it, write press_to_call=1.',
    ])
    expectRefused({ press_to_call: 1 }, 'press_to_call')
    expectRefused({ ...overService, detect_voicemail: 1 }, 'detect_voicemail')
  })

  it('leaves the whisper less room with a key, which is asked for in the same document', () => {
    const whisper = 'x'.repeat(3_000)
    expect(check({ ...overService, whisper }).problems).toEqual([])
    expectRefused({ ...overService, whisper, press_to_call: 1 }, 'whisper')
  })
})

describe('a whole number', () => {
  it.each([
    ['ring_seconds', 5, 600],
    ['max_minutes', 1, 240],
    ['attempts', 1, 20],
  ])('of %s goes from %d to %d', (name, least, most) => {
    for (const value of [least, most, String(least), ` ${most} `]) {
      expect(check({ [name]: value }).problems).toEqual([])
    }
    for (const value of [least - 1, most + 1, least + 0.5, 'ten', '5 s', '1,5', '-5', 'Infinity']) {
      expectRefused({ [name]: value }, name)
    }
    expect(told({ [name]: 'ten' })).toEqual([
      `${name} is "ten": write a whole number from ${least} to ${most}.`,
    ])
  })
})

describe('the credentials', () => {
  it('are the account and its token, under the old spelling too', () => {
    const old = check({ account_sid: undefined, accountSID: accountSid })
    expect(old.settings).toEqual(settingsWith())
    expect(old.problems).toEqual([])
  })

  it('may be an API key and its secret, before which the token stands back', () => {
    for (const auth_token of [undefined, token]) {
      const { settings } = check({ auth_token, api_key: apiKey, api_secret: 'not-a-real-secret' })
      expect(settings?.accountSid).toBe(accountSid)
      expect(settings?.credentials).toEqual({ username: apiKey, password: 'not-a-real-secret' })
    }
  })

  it('need both halves of an API key', () => {
    expectRefused({ api_key: apiKey }, 'api_secret')
    expectRefused({ api_secret: 'not-a-real-secret' }, 'api_key')
  })

  it('need a SID where a SID belongs', () => {
    expectRefused({ account_sid: apiKey }, 'account_sid')
    expectRefused({ account_sid: undefined, accountSID: 'my account' }, 'accountSID')
    expectRefused({ api_key: accountSid, api_secret: 'not-a-real-secret' }, 'api_key')
    expectRefused({ account_sid: `${accountSid}/Calls` }, 'account_sid')
  })

  it('are in no problem that is told', () => {
    const secrets = { account_sid: 'wrong-place-token', auth_token: token, api_key: 'wrong-place-secret' }
    const all = JSON.stringify(check({ ...secrets, api_secret: 'not-a-real-secret', record: 'x', tokn: 'y' }))
    for (const secret of ['wrong-place-token', token, 'wrong-place-secret', 'not-a-real-secret']) {
      expect(all).not.toContain(secret)
    }
  })
})

describe('the list of dispositions', () => {
  it('is none, ours or that of the designer', () => {
    expect(check({ dispositions: 0 }).settings?.dispositions).toEqual([])
    expect(check({ dispositions: 'yes' }).settings?.dispositions.length).toBeGreaterThan(5)
    expect(check({ dispositions: '1:Completed|2:Refused' }).settings?.dispositions).toEqual([
      { code: '1', label: 'Completed' },
      { code: '2', label: 'Refused' },
    ])
  })
})

describe('a parameter nobody knows', () => {
  it('is named with the closest known one and stops no call', () => {
    expect(check({ to_numbr: '1' }).settings).toEqual(settingsWith())
    expect(told({ to_numbr: '1', recrod: 0 })).toEqual([
      'to_numbr is not a parameter. Did you mean to_number?',
      'recrod is not a parameter. Did you mean record?',
    ])
  })
})

describe('a whisper', () => {
  it('is refused where Twilio would not take the document it makes', () => {
    expect(check({ whisper: 'm'.repeat(3_500) }).problems).toEqual([])
    expectRefused({ whisper: 'm'.repeat(4_000) }, 'whisper')
    // Escaped, each of these takes five characters.
    expectRefused({ whisper: '&'.repeat(800) }, 'whisper')
  })

  it('that fits does so with the longest number there is', () => {
    const longest = '+123456789012345'
    const room = 4_000 - bridgeTwiml(settingsWith({ whisper: 'm' }), longest, longest).length + 1
    expect(check({ whisper: 'm'.repeat(room) }).problems).toEqual([])
    expectRefused({ whisper: 'm'.repeat(room + 1) }, 'whisper')
  })
})

describe('what was pasted into a code', () => {
  const unseen = (text: string) => `\ufeff${text.slice(0, 4)}\u200b${text.slice(4)}\u00a0`

  it('does not reach Twilio', () => {
    const { settings, problems } = check({ account_sid: unseen(accountSid), auth_token: unseen(token) })
    expect(problems).toEqual([])
    expect(settings).toMatchObject({ accountSid, credentials: { username: accountSid, password: token } })
    const keyed = check({ auth_token: '', api_key: unseen(apiKey), api_secret: unseen('secret') })
    expect(keyed.settings?.credentials).toEqual({ username: apiKey, password: 'secret' })
  })

  it('is in no address and no key of the team’s Functions', () => {
    const service = { service_url: unseen('https://calls.example.org'), service_key: unseen('0123456789') }
    expect(check(service).settings).toMatchObject({
      serviceUrl: 'https://calls.example.org',
      credentials: { password: '0123456789' },
    })
  })

  it('stays in what people read, where it joins letters', () => {
    const text = 'می\u200cخواهم क्\u200dष'
    const { settings } = check({ to_label: text, whisper: text, sms_text: text })
    expect(settings).toMatchObject({ whisper: text, message: { text }, respondents: [{ label: text }] })
  })
})
