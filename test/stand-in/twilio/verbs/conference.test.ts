import { describe, expect, it } from 'vitest'
import { enumerator, respondent } from '../fixture.ts'
import { own, setUpTeam, type TeamSetup } from '../team.ts'

const third = '+255754000003'

/** Everybody who calls enters the room, each with attributes by number. */
function setUpRoom(attributes: Readonly<Record<string, string>> = {}, dial = ''): TeamSetup {
  return setUpTeam({
    '/voice': ({ told }) =>
      `<Dial action="/after" ${dial}><Conference ${attributes[told['From'] ?? ''] ?? ''}>Room</Conference></Dial>`,
    '/after': '<Say>You have left</Say>',
    '/events': '',
  })
}

async function enter(setup: TeamSetup, ...numbers: string[]): Promise<void> {
  for (const number of numbers) {
    expect(setup.twilio.phones.call(number, own)).toBe(true)
    await setup.clock.advance(0)
  }
}

describe('a Conference', () => {
  it('lets all who are in the room hear each other, and nobody before there are two', async () => {
    const setup = setUpRoom()
    await enter(setup, respondent)
    expect(setup.phone()).toMatchObject({ state: 'talking', company: [], spoken: ['♪ beep'] })
    await enter(setup, enumerator, third)
    expect(setup.phone()?.company).toEqual([enumerator, third])
    setup.twilio.phones.speak(respondent, 'Hodi')
    expect([respondent, enumerator, third].map((number) => setup.phone(number)?.heard)).toEqual([
      [],
      ['Hodi'],
      ['Hodi'],
    ])
  })

  it('starts when somebody comes who is to start it', async () => {
    const waits = 'startConferenceOnEnter="false" beep="false"'
    const setup = setUpRoom({ [respondent]: waits, [third]: waits })
    await enter(setup, respondent, third)
    setup.twilio.phones.speak(respondent, 'Anybody?')
    expect(setup.phone(third)).toMatchObject({ heard: [], company: [], spoken: [] })
    await enter(setup, enumerator)
    expect(setup.phone(third)?.company).toEqual([respondent, enumerator])
  })

  it('does not let a muted one be heard', async () => {
    const setup = setUpRoom({ [respondent]: 'muted="true"' })
    await enter(setup, respondent, enumerator)
    setup.twilio.phones.speak(respondent, 'Hodi')
    setup.twilio.phones.speak(enumerator, 'Karibu')
    expect(setup.phone(enumerator)?.heard).toEqual([])
    expect(setup.phone()?.heard).toEqual(['Karibu'])
  })

  it('ends for all when one leaves who ends it, and their calls go on', async () => {
    const setup = setUpRoom({ [enumerator]: 'endConferenceOnExit="true"' })
    await enter(setup, respondent, enumerator, third)
    setup.twilio.phones.hangUp(third)
    expect(setup.phone()?.company).toEqual([enumerator])
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(0)
    expect(setup.phone()).toMatchObject({ company: [], spoken: ['♪ beep', 'You have left'] })
    const told = setup.askedAt('/after').find(({ From }) => From === respondent)
    expect(told).toMatchObject({ DialCallStatus: 'answered', CallStatus: 'in-progress' })
  })

  it('is left by a star where the Dial allows it, and full for one too many', async () => {
    const full = 'maxParticipants="2"'
    const setup = setUpRoom({ [respondent]: full }, 'hangupOnStar="true"')
    await enter(setup, respondent, enumerator, third)
    await setup.clock.advance(0)
    expect(setup.phone(third)?.spoken).toContain('You have left')
    setup.twilio.phones.press(respondent, '*')
    await setup.clock.advance(0)
    expect(setup.phone()?.spoken).toContain('You have left')
    expect(setup.phone(enumerator)?.company).toEqual([])
  })

  it('tells its callback what happens, and is another one when it is entered anew', async () => {
    const events = 'statusCallback="/events" statusCallbackEvent="start end join leave"'
    const setup = setUpRoom({ [respondent]: events })
    await enter(setup, respondent, enumerator)
    setup.twilio.phones.hangUp(respondent)
    setup.twilio.phones.hangUp(enumerator)
    await enter(setup, respondent)
    const told = setup.askedAt('/events')
    expect(told.map(({ StatusCallbackEvent }) => StatusCallbackEvent)).toEqual([
      'participant-join',
      'participant-join',
      'conference-start',
      'participant-leave',
      'participant-leave',
      'conference-end',
      'participant-join',
    ])
    expect(told[0]).toMatchObject({ FriendlyName: 'Room', Muted: 'false', SequenceNumber: '1' })
    expect(told[0]?.['ConferenceSid']).toMatch(/^CF[0-9a-f]{32}$/)
    expect(told[6]?.['ConferenceSid']).not.toBe(told[0]?.['ConferenceSid'])
  })

  it('is empty after a reset', async () => {
    const setup = setUpRoom()
    await enter(setup, respondent, enumerator)
    const { behaviour } = setup.twilio
    const { numbers } = behaviour
    setup.twilio.reset()
    expect(setup.clock.pending()).toBe(0)
    Object.assign(behaviour, { numbers })
    await enter(setup, third)
    expect(setup.phone(third)?.company).toEqual([])
  })
})
