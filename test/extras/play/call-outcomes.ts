import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { answersSoon, setHabits } from '../../plugin/world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import type { Outcome } from './outcome.ts'
import type { Play } from './play.ts'

const silent: Habit = { kind: 'silent' }
const nobody = { rung: true, reached: false, over: true }
const talked = { rung: true, reached: true, over: true }
const nobodyRung = { rung: false, reached: false, over: true }

/** Taps Call, whose button may name somebody. */
async function call({ world }: Play, enumerator: Habit, respondent: Habit): Promise<void> {
  setHabits(world, enumerator, respondent)
  const button = [...world.field.document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Call' || textContent?.startsWith('Call Maria'),
  )
  await world.field.tap(button?.textContent ?? 'Call')
}

/** Calls, and lets all become final. */
async function callAndWait(play: Play, enumerator: Habit, respondent: Habit): Promise<void> {
  await call(play, enumerator, respondent)
  await play.world.pass(100)
}

async function talk(play: Play): Promise<void> {
  await call(play, answersSoon, answersSoon)
  // Some forms read something out to the enumerator first.
  await play.world.pass(20)
}

/** Talks for a minute, until the respondent hangs up. */
async function talkToTheEnd(play: Play): Promise<void> {
  await talk(play)
  await play.world.pass(60)
  play.world.twilio.phones.hangUp(respondentNumber)
  await play.world.pass(30)
}

/** The enumerator answers, and hangs up after so many seconds. */
function hangUpAfter(seconds: number): Outcome['play'] {
  return async (play) => {
    const { phones } = play.world.twilio
    await call(play, { kind: 'manual' }, silent)
    await play.world.pass(3)
    phones.answer(enumeratorNumber)
    await play.world.pass(seconds)
    phones.hangUp(enumeratorNumber)
    await play.world.pass(100)
  }
}

/** Of a call. */
export const callOutcomes: readonly Outcome[] = [
  {
    name: 'answered',
    truth: talked,
    play: talkToTheEnd,
    happened: 'Interview completed',
    says: { talked: '1', consent: '1', result: '1.1', keep_number: '1' },
  },
  {
    name: 'answered, refused',
    truth: talked,
    play: talkToTheEnd,
    happened: 'Refused',
    says: { talked: '1', consent: '0', result: '2.11', keep_number: '1' },
  },
  {
    name: 'answering machine',
    truth: talked,
    play: (play) => callAndWait(play, answersSoon, { kind: 'machine', afterMs: 3_000 }),
    happened: 'Answering machine',
    says: { talked: '1', consent: '2', result: '3.14', keep_number: '0' },
  },
  {
    name: 'busy',
    truth: nobody,
    play: (play) => callAndWait(play, answersSoon, { kind: 'busy' }),
    happened: 'Busy',
    says: { talked: '0', result: '3.12' },
  },
  {
    name: 'no answer',
    truth: nobody,
    play: (play) => callAndWait(play, answersSoon, silent),
    happened: 'No answer',
    says: { talked: '0', result: '3.13' },
  },
  {
    name: 'declined',
    truth: nobody,
    play: (play) => callAndWait(play, answersSoon, { kind: 'declines', afterMs: 2_000 }),
    happened: 'No answer',
    says: { talked: '0', result: '3.13' },
  },
  {
    name: 'number does not work',
    truth: nobody,
    play: (play) => callAndWait(play, answersSoon, { kind: 'unreachable' }),
    happened: 'Number does not work',
    says: { talked: '0', result: '4.3' },
  },
  {
    name: 'own phone missed',
    truth: nobodyRung,
    play: (play) => callAndWait(play, silent, answersSoon),
    happened: '',
    says: {},
  },
  {
    name: 'own phone busy',
    truth: nobodyRung,
    play: (play) => callAndWait(play, { kind: 'busy' }, answersSoon),
    happened: '',
    says: {},
  },
  {
    name: 'left while own phone rings',
    truth: { rung: false, reached: false, over: false },
    async play(play) {
      await call(play, silent, silent)
      await play.world.pass(5)
    },
    happened: '',
    says: { talked: '2' },
  },
  {
    name: 'left while talking',
    truth: { rung: true, reached: true, over: false },
    play: talk,
    happened: '',
    says: { talked: '1', consent: '1', result: '1.1', keep_number: '1' },
  },
  {
    name: 'left, reopened after',
    truth: talked,
    async play(play) {
      const { world } = play
      await talk(play)
      world.field.running.stop()
      world.host.leave()
      await world.pass(60)
      world.twilio.phones.hangUp(respondentNumber)
      await world.pass(60)
      await world.reopen()
      await world.pass(30)
    },
    happened: 'Interview completed',
    says: { talked: '1', consent: '1', result: '1.1', keep_number: '1' },
  },
  {
    name: 'hung up while it rang',
    truth: nobody,
    play: hangUpAfter(8),
    happened: 'No answer',
    says: { talked: '0', result: '3.13' },
  },
  {
    name: 'hung up before it rang',
    truth: nobodyRung,
    // Nobody is rung at Twilio either, as far as anybody can see: there is no leg.
    prepare: ({ behaviour }) => Object.assign(behaviour, { legsListedAfterMs: 86_400_000 }),
    play: hangUpAfter(0),
    happened: '',
    says: { talked: '2' },
  },
  {
    name: 'cleared',
    truth: nobodyRung,
    async play(play) {
      await talkToTheEnd(play)
      play.world.host.clear()
      await play.world.pass(5)
    },
    happened: '',
    says: {},
  },
]
