import { describe, expect, it } from 'vitest'
import { listOf } from '../stand-in/twilio/do-not-call-list.ts'
import { enumerator, type Flow, missCall, setFlow } from './flow.ts'
import { ownNumber, respondent, supervisor } from './visiting.ts'

/** The respondent calls back and hears the menu. */
async function callBack(flow: Flow): Promise<void> {
  expect(flow.twilio.phones.call(respondent, ownNumber)).toBe(true)
  await flow.wait(1)
  expect(flow.said(respondent)).toContain('Hello, Maria.')
}

async function press(flow: Flow, key: string): Promise<void> {
  expect(flow.twilio.phones.press(respondent, key)).toBe(true)
  await flow.wait(1)
}

/** Nothing goes on any more at Twilio, and no timer of ours is left. */
async function expectQuiet(flow: Flow): Promise<void> {
  await flow.wait(120)
  expect(
    flow.twilio.world.calls().every(({ status }) => status !== 'in-progress' && status !== 'ringing'),
  ).toBe(true)
  expect(flow.twilio.alerts).toEqual([])
  expect(flow.clock.pending()).toBe(0)
}

describe('a respondent who missed a call', () => {
  it('calls back and reaches the enumerator, whose phone shows the team’s number', async () => {
    const flow = setFlow()
    await missCall(flow)
    await callBack(flow)
    await press(flow, '1')
    await flow.wait(3)
    expect(flow.phone(enumerator)).toMatchObject({ state: 'ringing', withNumber: ownNumber })
    flow.twilio.phones.answer(enumerator)
    await flow.wait(1)
    expect(flow.phone(respondent).company).toEqual([enumerator])
    await flow.wait(30)
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
    expect(flow.twilio.world.recordings()).toEqual([])
  })

  it('leaves a voicemail of which the enumerator is told with the case’s link', async () => {
    const flow = setFlow()
    await missCall(flow)
    await callBack(flow)
    await press(flow, '2')
    await flow.wait(6)
    flow.twilio.phones.speak(respondent, 'I am at home after six')
    await flow.wait(3)
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(10)
    expect(flow.got(enumerator)).toEqual([
      expect.stringMatching(
        /^Voicemail from Maria \(case 1204\), \d+ s\. https:\/\/team\.surveycto\.com\/collect\/follow_up\?caseid=1204 \[RE\w{8}\]$/,
      ),
    ])
    expect(flow.got(enumerator).join()).not.toContain(respondent.slice(1))
    await expectQuiet(flow)
  })

  it('comes to the voicemail where the enumerator does not answer', async () => {
    const flow = setFlow()
    await missCall(flow)
    await callBack(flow)
    await press(flow, '1')
    await flow.wait(40)
    expect(flow.phone(enumerator).state).toBe('idle')
    expect(flow.said(respondent)).toContain('Nobody can take your call now. Please leave a message')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('reaches the team’s mobile where the enumerator is busy', async () => {
    const mobile = '+255754000005'
    const flow = setFlow({ FALLBACK_MOBILE: mobile })
    await missCall(flow)
    await callBack(flow)
    await press(flow, '1')
    await flow.wait(3)
    flow.twilio.phones.decline(enumerator)
    await flow.wait(2)
    flow.twilio.phones.answer(mobile)
    await flow.wait(1)
    expect(flow.phone(respondent).company).toEqual([mobile])
    flow.twilio.phones.hangUp(mobile)
    await flow.wait(2)
    expect(flow.phone(respondent).state).toBe('idle')
    await expectQuiet(flow)
  })

  it('is asked twice for a key and can then speak all the same', async () => {
    const flow = setFlow()
    await missCall(flow)
    await callBack(flow)
    await flow.wait(60)
    const said = flow.said(respondent)
    expect(said).toContain('We did not hear a key.')
    expect(said).toContain('Please leave a message')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('is told of a wrong key', async () => {
    const flow = setFlow()
    await missCall(flow)
    await callBack(flow)
    await press(flow, '7')
    expect(flow.said(respondent)).toContain('This key has no meaning here.')
    flow.twilio.phones.hangUp(respondent)
    await expectQuiet(flow)
  })

  it('wants no more calls: the supervisor and the enumerator read it', async () => {
    const flow = setFlow({}, { list: [] })
    await missCall(flow)
    await callBack(flow)
    await press(flow, '9')
    await flow.wait(10)
    expect(flow.said(respondent)).toContain('We have noted')
    const [call] = flow.twilio.world.calls().filter(({ direction }) => direction === 'inbound')
    expect(listOf(flow.twilio)).toEqual({ [respondent]: { by: 'key 9', call: call?.sid } })
    for (const number of [supervisor, enumerator]) {
      expect(flow.got(number)).toEqual([
        expect.stringContaining('Maria (case 1204) asked not to be called again.'),
      ])
    }
    await expectQuiet(flow)
  })

  it('hangs up at any moment and leaves nothing half-done', async () => {
    for (const key of ['', '1', '2', '5']) {
      for (const seconds of [0, 1, 5, 20]) {
        const flow = setFlow()
        await missCall(flow)
        await callBack(flow)
        if (key !== '') await press(flow, key)
        await flow.wait(seconds)
        flow.twilio.phones.hangUp(respondent)
        await expectQuiet(flow)
        expect(flow.phone(enumerator).state).toBe('idle')
        // A message that holds nothing is told to nobody.
        expect(flow.got(enumerator).filter((text) => !/, [1-9]\d* s\./.test(text))).toEqual([])
      }
    }
  })
})

describe('a respondent who writes', () => {
  it('is answered, and read by the enumerator who last called', async () => {
    const flow = setFlow()
    await missCall(flow)
    flow.twilio.phones.sendMessage(respondent, ownNumber, { body: 'I am at home after six' })
    await flow.wait(10)
    expect(flow.got(respondent)).toEqual(['Thank you. Your message has been passed on to your interviewer.'])
    expect(flow.got(enumerator)).toEqual([
      'Maria (case 1204) wrote: I am at home after six\nhttps://team.surveycto.com/collect/follow_up?caseid=1204',
    ])
    await expectQuiet(flow)
  })

  it('gets Twilio’s own answer to STOP, and the supervisor a note', async () => {
    const flow = setFlow()
    await missCall(flow)
    flow.twilio.phones.sendMessage(respondent, ownNumber, { body: 'STOP' })
    await flow.wait(10)
    expect(flow.got(respondent).filter((text) => text.includes('Thank you'))).toEqual([])
    expect(flow.got(supervisor)).toEqual([expect.stringContaining('wrote STOP')])
  })
})

describe('the classic examples', () => {
  const examples = '+12025550112'

  it('say "Hello, Big Bird", ask for the favourite number and say it back', async () => {
    const flow = setFlow()
    flow.twilio.phones.call(respondent, examples)
    await flow.wait(3)
    expect(flow.phone(respondent).spoken).toEqual(['Hello, Big Bird', 'What is your favorite number?'])
    await press(flow, '7')
    expect(flow.phone(respondent).spoken.at(-1)).toBe('Your favorite number is 7')
    await flow.wait(5)
    expect(flow.phone(respondent).state).toBe('idle')
    await expectQuiet(flow)
  })

  it('end where no number is pressed', async () => {
    const flow = setFlow()
    flow.twilio.phones.call(respondent, examples)
    await flow.wait(20)
    expect(flow.phone(respondent).state).toBe('idle')
    await expectQuiet(flow)
  })
})

describe('a repeated webhook', () => {
  it('does nothing twice: not a notice, not an answer', async () => {
    const flow = setFlow()
    await missCall(flow)
    await callBack(flow)
    await press(flow, '9')
    flow.twilio.phones.sendMessage(respondent, ownNumber, { body: 'I am at home after six' })
    await flow.wait(20)
    const before = flow.twilio.world.messages().length
    for (const request of flow.webhooks) expect((await flow.repeat(request)).status).toBeLessThan(300)
    await flow.wait(20)
    expect(flow.webhooks.length).toBeGreaterThan(2)
    expect(flow.twilio.world.messages()).toHaveLength(before)
  })
})
