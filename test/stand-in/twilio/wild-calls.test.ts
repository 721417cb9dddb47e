import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFinished } from '../../../src/stand-in/twilio/store/records.ts'
import { enumerator, respondent } from './fixture.ts'
import { own, setUpTeam, type TeamSetup } from './team.ts'

const mobile = '+255754000003'
const people = [respondent, enumerator, mobile]
const application = `AP${'0'.repeat(31)}7`

const menu =
  '<Gather numDigits="1" action="/chosen" timeout="3"><Say>Choose</Say></Gather><Redirect>/voice</Redirect>'

const choices: Readonly<Record<string, string>> = {
  '1': `<Dial action="/after" hangupOnStar="true" timeout="10"><Number url="/screen">${enumerator}</Number><Number>${mobile}</Number></Dial>`,
  '2': '<Record action="/after" maxLength="8"/><Say>Nothing</Say>',
  '3': '<Dial action="/after" hangupOnStar="true"><Conference>Room</Conference></Dial>',
  '4': `<Dial action="/after"><Application>${application}</Application></Dial>`,
  '5': '<Sms>Hello</Sms><Redirect>/gone</Redirect>',
  '6': '<Hangup/>',
}

function setUpWild(): TeamSetup {
  return setUpTeam(
    {
      '/voice': menu,
      '/chosen': ({ told }) => choices[told['Digits'] ?? ''] ?? '<Say>Wrong</Say><Redirect>/voice</Redirect>',
      '/after': '<Say>Thank you</Say><Redirect>/voice</Redirect>',
      '/screen': '<Gather numDigits="1"><Say>Press</Say></Gather><Hangup/>',
      '/application': `<Dial answerOnBridge="true" timeout="5" callerId="${own}">${mobile}</Dial>`,
    },
    { behaviour: { applications: { [application]: { voiceUrl: 'https://team.example.org/application' } } } },
  )
}

const person = fc.constantFrom(...people)
type Act = (setup: TeamSetup) => unknown
const act: fc.Arbitrary<Act> = fc.oneof(
  person.map((number) => (setup: TeamSetup) => setup.twilio.phones.call(number, own)),
  person.map((number) => (setup: TeamSetup) => setup.twilio.phones.answer(number)),
  person.map((number) => (setup: TeamSetup) => setup.twilio.phones.decline(number)),
  person.map((number) => (setup: TeamSetup) => setup.twilio.phones.hangUp(number)),
  person.map((number) => (setup: TeamSetup) => setup.twilio.phones.speak(number, 'Hodi hodi')),
  fc.tuple(person, fc.constantFrom('1', '2', '3', '4', '5', '6', '*', '#')).map(
    ([number, key]) =>
      (setup: TeamSetup) =>
        setup.twilio.phones.press(number, key),
  ),
  fc.integer({ min: 0, max: 6000 }).map((ms) => (setup: TeamSetup) => setup.clock.advance(ms)),
  fc.constant(async (setup: TeamSetup) => {
    const live = setup.twilio.world.calls().find((call) => !isFinished(call))
    const form = { Twiml: '<Response><Say>Elsewhere</Say></Response>' }
    if (live) await setup.send('POST', `${setup.calls}/${live.sid}.json`, form)
  }),
)

async function live(setup: TeamSetup, acts: readonly Act[]): Promise<void> {
  for (const one of acts) await one(setup)
}

describe('whatever people do on their phones', () => {
  it('every call is over when they have hung up, and nothing is left running', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const setup = setUpWild()
        await live(setup, acts)
        for (const number of people) {
          setup.twilio.phones.hangUp(number)
          setup.twilio.phones.setHabit(number, { kind: 'silent' })
        }
        await setup.clock.advance(60_000)
        for (const number of people) setup.twilio.phones.hangUp(number)
        await setup.clock.advance(60_000)
        expect(setup.twilio.world.calls().filter((call) => !isFinished(call))).toEqual([])
        expect(setup.twilio.phones.list().every(({ state }) => state === 'idle')).toBe(true)
        expect(setup.clock.pending()).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('a reset ends all of it at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (acts) => {
        const setup = setUpWild()
        await live(setup, acts)
        setup.twilio.reset()
        expect(setup.clock.pending()).toBe(0)
        expect(setup.twilio.webhooksWaiting()).toBe(0)
        await setup.clock.advance(60_000)
        expect(setup.twilio.world.calls()).toEqual([])
        expect(setup.twilio.world.recordings()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
