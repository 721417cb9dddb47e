import { describe, expect, it } from 'vitest'
import { respondent } from '../fixture.ts'
import { setUpTeam, team } from '../team.ts'

const ask = (attributes = '', inside = '<Say>Press a key</Say>'): string =>
  `<Gather action="/keys" ${attributes}>${inside}</Gather><Say>Nothing heard</Say>`

describe('a Gather', () => {
  it('tells its action the keys, once there are as many as it wants', async () => {
    const setup = setUpTeam({ '/voice': ask('numDigits="2"'), '/keys': '<Say>Thank you</Say>' })
    const sid = await setup.callIn()
    expect(setup.twilio.phones.press(respondent, '4')).toBe(true)
    await setup.clock.advance(0)
    expect(setup.askedAt('/keys')).toEqual([])
    setup.twilio.phones.press(respondent, '2')
    await setup.clock.advance(0)
    expect(setup.askedAt('/keys')).toMatchObject([{ Digits: '42', CallSid: sid, CallStatus: 'in-progress' }])
    expect(setup.phone()).toMatchObject({ spoken: ['Press a key', 'Thank you'], pressed: '42' })
  })

  it('is interrupted by a key, and says its prompts one after the other', async () => {
    const prompts = '<Say>One</Say><Pause length="1"/><Play>/two.mp3</Play><Say>Three</Say>'
    const setup = setUpTeam({ '/voice': ask('', prompts), '/keys': '' })
    await setup.callIn()
    expect(setup.phone()?.spoken).toEqual(['One'])
    await setup.clock.advance(180 + 1000)
    expect(setup.phone()?.spoken).toEqual(['One', `♪ ${team}/two.mp3`])
    setup.twilio.phones.press(respondent, '7')
    await setup.clock.advance(4999)
    expect(setup.phone()?.spoken).toHaveLength(2)
    expect(setup.askedAt('/keys')).toEqual([])
    await setup.clock.advance(1)
    expect(setup.askedAt('/keys')).toMatchObject([{ Digits: '7' }])
  })

  it.each([
    ['#, without telling it', '', '12#', '12'],
    ['another key', 'finishOnKey="*"', '1#2*', '1#2'],
    ['the rest of the keys unheard', 'numDigits="1"', '123', '1'],
  ])('ends at %s', async (_what, attributes, keys, digits) => {
    const setup = setUpTeam({ '/voice': ask(attributes), '/keys': '' })
    await setup.callIn()
    setup.twilio.phones.press(respondent, keys)
    await setup.clock.advance(0)
    expect(setup.askedAt('/keys')).toMatchObject([{ Digits: digits }])
  })

  it('goes on to the next verb when nothing comes, timeout after its last word', async () => {
    const setup = setUpTeam({ '/voice': ask('timeout="3"', '<Say>1234567890</Say>') })
    await setup.callIn()
    await setup.clock.advance(600 + 2999)
    expect(setup.phone()?.spoken).toHaveLength(1)
    await setup.clock.advance(1)
    expect(setup.phone()?.spoken).toEqual(['1234567890', 'Nothing heard'])
    expect(setup.asked).toHaveLength(1)
  })

  it('tells its action of nothing too, where it is asked to', async () => {
    const setup = setUpTeam({ '/voice': ask('actionOnEmptyResult="true"', ''), '/keys': '' })
    await setup.callIn()
    await setup.clock.advance(5000)
    expect(setup.askedAt('/keys')).toMatchObject([{ Digits: '' }])
  })

  it('asks the document itself again where it names no action, with the method it names', async () => {
    const setup = setUpTeam({
      '/voice': ({ told }) => (told['Digits'] ? `<Say>${told['Digits']}</Say>` : '<Gather method="GET"/>'),
    })
    await setup.callIn()
    setup.twilio.phones.press(respondent, '5#')
    await setup.clock.advance(0)
    expect(setup.asked.map(({ method }) => method)).toEqual(['POST', 'GET'])
    expect(setup.phone()?.spoken).toEqual(['5'])
  })

  it('takes words where it listens for them', async () => {
    const setup = setUpTeam({ '/voice': ask('input="dtmf speech" speechTimeout="auto"'), '/keys': '' })
    await setup.callIn()
    setup.twilio.phones.speak(respondent, 'the blue')
    setup.twilio.phones.speak(respondent, 'house')
    await setup.clock.advance(1000)
    const [told] = setup.askedAt('/keys')
    expect(told).toMatchObject({ SpeechResult: 'the blue house', Confidence: '0.9' })
    expect(told).not.toHaveProperty('Digits')
  })

  it('does not hear words where it wants keys', async () => {
    const setup = setUpTeam({ '/voice': ask(), '/keys': '' })
    await setup.callIn()
    setup.twilio.phones.speak(respondent, 'seven')
    await setup.clock.advance(10_000)
    expect(setup.askedAt('/keys')).toEqual([])
  })

  it('leaves nothing half done when the caller hangs up', async () => {
    const setup = setUpTeam({ '/voice': ask(), '/keys': '' })
    await setup.callIn()
    setup.twilio.phones.press(respondent, '1')
    setup.twilio.phones.hangUp(respondent)
    expect(setup.clock.pending()).toBe(0)
    await setup.clock.advance(10_000)
    expect(setup.askedAt('/keys')).toEqual([])
  })
})

describe('a phone', () => {
  it('presses keys and speaks in a call only, and only what is a key or a word', async () => {
    const setup = setUpTeam({ '/voice': ask() })
    const { phones } = setup.twilio
    expect(phones.press(respondent, '1')).toBe(false)
    expect(phones.speak(respondent, 'hello')).toBe(false)
    await setup.callIn()
    for (const keys of ['', 'x', '1 2', '+1']) expect(phones.press(respondent, keys)).toBe(false)
    expect(phones.speak(respondent, '  ')).toBe(false)
    expect(setup.phone()?.pressed).toBe('')
  })

  it('can be made to by the controls', async () => {
    const setup = setUpTeam({ '/voice': ask('input="dtmf speech"'), '/keys': '<Pause/>' })
    await setup.callIn()
    const post = async (act: string, body: unknown): Promise<number> => {
      const address = `http://127.0.0.1:8080/_workbench/phones/${encodeURIComponent(respondent)}/${act}`
      const request = new Request(address, { method: 'POST', body: JSON.stringify(body) })
      return (await setup.twilio.fetch(request)).status
    }
    expect(await post('press', { keys: 5 })).toBe(400)
    expect(await post('speak', {})).toBe(400)
    expect(await post('press', { keys: 'x' })).toBe(409)
    expect(await post('speak', { text: 'seven' })).toBe(204)
    expect(await post('press', { keys: '7#' })).toBe(204)
    await setup.clock.advance(0)
    expect(setup.askedAt('/keys')).toMatchObject([{ Digits: '7', SpeechResult: 'seven' }])
  })
})
