import { describe, expect, it } from 'vitest'
import { personIn } from '../../src/functions/runtime/withheld.ts'
import { incomingCall, incomingMessage, ownNumber, type Scene, setScene, supervisor } from './visiting.ts'

/** As recorded from 2019 to 2026. */
const recorded = [
  ...['Anonymous', 'anonymous', 'Restricted', 'unavailable', ''],
  ...['+266696687', '+7378742833', '+2562533', '+8566696', '+86282452253'],
]

const alike = [
  'ANONYMOUS',
  'Unknown',
  'blocked',
  '266696687',
  ' anonymous ',
  'sip:anonymous@anonymous.invalid',
]

const people = [
  '+255754000002',
  '+266696688',
  '+26669668',
  '+2562533111',
  'sip:amina@office.example.org',
  'client:amina',
]

const list = { SYNC_SERVICE_SID: `IS${'0'.repeat(32)}` }

function caller(From: string, Digits = ''): Record<string, string> {
  // Caller is the old name of From, and says the same.
  return incomingCall({ From, Caller: From, ...(Digits === '' ? {} : { Digits }) })
}

const asked = ({ sent }: Scene): string[] => sent.map(({ method, url }) => `${method} ${url.pathname}`)

describe('a caller who shows no number', () => {
  it.each([...recorded, ...alike])('%o is nobody', (from) => {
    expect(personIn(from)).toBe('')
  })

  it.each(people)('%s is somebody', (from) => {
    expect(personIn(from)).toBe(from)
  })

  it.each(recorded)('%o is greeted plainly, though a list may hold it', async (from) => {
    const scene = setScene({ directory: JSON.stringify({ [from]: { name: 'Maria', case: '1204' } }) })
    const { body } = await scene.post('/incoming-call', caller(from))
    expect(body).toContain('Hello. You have reached the survey team.')
  })

  it.each(recorded)('%o hears no promise at key 9, but is asked to say the number', async (from) => {
    const scene = setScene({ environment: list })
    const { body } = await scene.post('/gather?step=asked-1', caller(from, '9'))
    expect(body).toContain('We cannot see your number. Please say after the tone')
    expect(body).toContain('voicemail?step=number-said')
    expect(body).not.toMatch(/noted|pass your wish/)
    expect(asked(scene)).toEqual([])
  })

  it('is asked to write instead where there is no voicemail', async () => {
    const scene = setScene({ environment: { VOICEMAIL: 'off' } })
    const { body } = await scene.post('/gather?step=asked-1', caller('Anonymous', '9'))
    expect(body).toContain('Please send us a text message')
    expect(body).not.toContain('<Record')
  })

  it('is sent to the voicemail that .env names, after being told to say the number', async () => {
    const scene = setScene({ environment: { VOICEMAIL: 'https://voicemail.example.org/box' } })
    const { body } = await scene.post('/gather?step=asked-1', caller('+266696687', '9'))
    expect(body).toContain('say after the tone')
    expect(body).toContain('https://voicemail.example.org/box')
  })

  it.each(recorded)('%o: the supervisor is told that a number is in the voicemail', async (from) => {
    const scene = setScene()
    const call = { ...scene.calls[0], sid: 'CA22222222222222222222222222222222', from, to: ownNumber }
    scene.calls.push(call)
    const recording = {
      CallSid: call.sid,
      RecordingSid: `RE${'3'.repeat(32)}`,
      RecordingStatus: 'completed',
      RecordingDuration: '7',
    }
    expect((await scene.post('/voicemail?step=number-said', recording)).status).toBe(200)
    expect(scene.messages).toMatchObject([
      { to: supervisor, body: expect.stringContaining('asked not to be called again and says the number') },
    ])
    expect(asked(scene).filter((one) => one.endsWith('/Calls.json'))).toEqual([])
  })

  it.each(recorded)('%o is nobody to call back: no list of calls is asked for', async (from) => {
    const scene = setScene()
    await scene.post('/gather?step=asked-1', caller(from, '1'))
    expect(asked(scene)).toEqual([])
  })

  it.each(recorded)(
    '%o gets no answer to a message, and the team is told that somebody wrote',
    async (from) => {
      const scene = setScene()
      const { body } = await scene.post('/incoming-message', incomingMessage({ From: from }))
      expect(body.match(/<Message/g)).toHaveLength(1)
      expect(body).toContain(`to="${supervisor}"`)
      expect(body).toContain('Somebody wrote: I am at home after six')
      expect(asked(scene)).toEqual([])
    },
  )
})
