import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { answersSoon, callsAt, item, placements, sent, setHabits } from '../world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../world/form.ts'
import { openWorld, type World, type WorldSettings } from '../world/open-field.ts'
import { useTransport } from '../world/transports.ts'

const voiceMail: Habit = { kind: 'machine', afterMs: 2_000 }

async function open(parameters: WorldSettings['parameters'], settings: WorldSettings = {}): Promise<World> {
  const world = await openWorld({ ...settings, parameters: { details: 1, to_label: 'Maria', ...parameters } })
  onTestFinished(() => {
    world.field.running.stop()
    world.service.stop()
    world.twilio.stop()
  })
  return world
}

/** Legs to the respondent. */
function rung({ twilio }: World): number {
  return twilio.world.calls().filter(({ parentSid }) => parentSid !== null).length
}

describe('a field with press_to_call', () => {
  beforeAll(() => useTransport('service'))
  afterAll(() => useTransport('direct'))

  const press = { press_to_call: 1, whisper: 'Household 1204, Maria.' }

  it('says before the call that a key is wanted', async () => {
    const world = await open(press)
    expect(world.field.text()).toContain('Answer it and press any key: then we call Maria.')
  })

  it('asks for a key while the phone is answered, rings once it is pressed, and tells of the talk', async () => {
    const world = await open(press)
    setHabits(world, answersSoon, answersSoon)
    await world.field.tap('Call')
    await world.pass(6)
    expect(world.field.text()).toContain('Press any key on your phone to call Maria')
    expect(world.field.text()).toContain('not called yet')
    expect(world.field.text()).not.toContain('You answered')
    expect(rung(world)).toBe(0)
    world.twilio.phones.press(enumeratorNumber, '5')
    await world.pass(6)
    expect(world.field.text()).toContain('Talking with Maria')
    await world.pass(30)
    world.twilio.phones.hangUp(respondentNumber)
    await world.pass(30)
    expect(world.field.text()).toMatch(/Talked with Maria for/)
    expect([item(world, 0), item(world, 4)]).toEqual(['completed', 'completed'])
    expect(rung(world)).toBe(1)
  })

  it('joins nobody to voice mail, and says what may have answered', async () => {
    const world = await open(press)
    setHabits(world, voiceMail, answersSoon)
    await world.field.tap('Call')
    await world.pass(180)
    expect(rung(world)).toBe(0)
    expect(world.field.text()).toContain('No key was received, so Maria was not called')
    expect(world.field.text()).toContain('If your voice mail answered: answer your phone yourself')
    expect(world.field.text()).not.toContain('You answered')
    expect([item(world, 0), item(world, 4)]).toEqual(['completed', ''])
    expect(world.clock.pending()).toBe(0)
  })

  it('asks in the form’s language', async () => {
    const world = await open(press, { language: 'French' })
    setHabits(world, answersSoon, answersSoon)
    await world.field.tap('Appeler')
    await world.pass(6)
    expect(world.field.text()).toContain('Appuyez sur une touche de votre téléphone pour appeler')
  })

  it('tells as before of an enumerator who did not answer', async () => {
    const world = await open(press)
    setHabits(world, { kind: 'declines', afterMs: 1_000 }, answersSoon)
    await world.field.tap('Call')
    await world.pass(180)
    expect(world.field.text()).toContain('Your phone was not answered')
  })

  it('finds a call whose answer was lost, which waits for its key all the same', async () => {
    const world = await open(press)
    setHabits(world, answersSoon, answersSoon)
    world.twilio.faults.add({ when: { method: 'POST', path: '/Calls.json' }, do: { kind: 'drop-after' } })
    await world.field.tap('Call')
    await world.pass(8)
    expect(rung(world)).toBe(0)
    world.twilio.phones.press(enumeratorNumber, '1')
    await world.pass(10)
    expect(callsAt(world)).toHaveLength(1)
    expect(rung(world)).toBe(1)
    expect(world.field.text()).toContain('Talking with Maria')
  })

  it('calls nobody where the Functions could not take the key', async () => {
    const world = await open({ press_to_call: 1 }, { environment: { AUTH_TOKEN: '' } })
    await world.field.tap('Call')
    expect(world.field.designer()).toContain('AUTH_TOKEN is missing')
    expect(callsAt(world)).toEqual([])
  })

  it('leaves the respondent’s number out of every address when it is hidden', async () => {
    const world = await open({ ...press, display_number: 0 })
    setHabits(world, answersSoon, answersSoon)
    await world.field.tap('Call')
    await world.pass(4)
    world.twilio.phones.press(enumeratorNumber, '1')
    await world.pass(30)
    expect(rung(world)).toBe(1)
    const digits = respondentNumber.slice(1)
    const seen = [...world.service.logs, ...world.twilio.webhooks.map(({ path }) => path), world.field.text()]
    expect(JSON.stringify(seen)).not.toContain(digits)
  })
})

describe('a field with detect_voicemail', () => {
  const detect = { detect_voicemail: 1 }

  it('has Twilio listen who answers the enumerator’s phone, and wait a moment before anybody is rung', async () => {
    const world = await open(detect)
    await world.field.tap('Call')
    const [request] = placements(world)
    expect(sent(request, 'MachineDetection')).toBe('Enable')
    expect(sent(request, 'MachineDetectionTimeout')).toBe('10')
    expect(sent(request, 'Twiml')).toMatch(/^<Response><Pause length="2"\/><Dial /)
  })

  it('asks Twilio for none of it where it is left out, or where no telephone is rung', async () => {
    for (const parameters of [{}, { ...detect, from_number: 'sip:amina@office.example.org' }]) {
      const world = await open(parameters)
      await world.field.tap('Call')
      const [request] = placements(world)
      expect(sent(request, 'MachineDetection')).toBe('')
      expect(sent(request, 'Twiml')).not.toContain('Pause')
    }
  })

  it('ends the call when voice mail has answered, before the respondent is rung', async () => {
    const world = await open(detect)
    setHabits(world, voiceMail, answersSoon)
    await world.field.tap('Call')
    await world.pass(30)
    expect(rung(world)).toBe(0)
    expect(world.field.text()).toContain('Your phone was answered by voice mail')
    expect(world.field.text()).toContain('Maria was not called. Answer your phone yourself next time.')
    expect([item(world, 0), item(world, 4)]).toEqual(['completed', ''])
    await world.pass(200)
    expect(world.clock.pending()).toBe(0)
  })

  it('joins a person as ever, some seconds later', async () => {
    const world = await open(detect)
    setHabits(world, answersSoon, answersSoon)
    await world.field.tap('Call')
    await world.pass(12)
    expect(world.field.text()).toContain('Talking with Maria')
    expect(callsAt(world)[0]?.answeredBy).toBe('human')
  })

  it.each(['unclear', 'human'] as const)('lets an answer that Twilio takes for %s go on', async (heardAs) => {
    const world = await open(detect)
    setHabits(world, { ...voiceMail, heardAs }, answersSoon)
    await world.field.tap('Call')
    await world.pass(25)
    expect(rung(world)).toBe(1)
  })

  it('takes a fax for no person either', async () => {
    const world = await open(detect)
    setHabits(world, { ...voiceMail, heardAs: 'fax' }, answersSoon)
    await world.field.tap('Call')
    await world.pass(30)
    expect(rung(world)).toBe(0)
  })

  it('ends the call while the respondent’s phone rings where the page was hidden before', async () => {
    const world = await open(detect)
    setHabits(world, voiceMail, { kind: 'silent' })
    await world.field.tap('Call')
    await world.pass(3)
    world.page.hide()
    await world.pass(6)
    expect(rung(world)).toBe(1)
    world.page.show()
    await world.pass(20)
    expect(world.twilio.world.calls().every(({ endedAt }) => endedAt !== null)).toBe(true)
    expect(world.field.text()).toContain('Ended before Maria answered')
    expect(world.field.text()).toContain('Your phone was answered by voice mail')
  })

  it('never ends a talk by what Twilio takes for voice mail', async () => {
    const world = await open(detect)
    setHabits(world, voiceMail, answersSoon)
    await world.field.tap('Call')
    await world.pass(3)
    world.page.hide()
    await world.pass(10)
    world.page.show()
    await world.pass(6)
    expect(world.field.text()).toContain('Talking with Maria')
    expect(world.requests('POST', /Calls\/CA\w+\.json$/)).toBe(0)
  })

  it('tries three times to end the call where Twilio gives no answer, and leaves it to the enumerator', async () => {
    const world = await open(detect)
    setHabits(world, voiceMail, { kind: 'silent' })
    const when = { method: 'POST', path: /\/Calls\/CA\w+\.json$/ }
    world.twilio.faults.add({ when, do: { kind: 'status', status: 503 }, times: 'always' })
    await world.field.tap('Call')
    await world.pass(15)
    expect(world.field.text()).toContain('Not hung up. Try again, or hang up on your phone.')
    expect(world.requests('POST', /Calls\/CA\w+\.json$/)).toBe(3)
  })
})
