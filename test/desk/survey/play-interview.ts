import type { Submission } from '../../../src/stand-in/surveycto/export.ts'
import { instanceOf, treeOf } from '../../../src/stand-in/surveycto/form-tree.ts'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { isFinished } from '../../../src/stand-in/twilio/store/records.ts'
import type { VirtualClock } from '../../../src/stand-in/virtual-clock.ts'
import { answersSoon } from '../../plugin/world/calling.ts'
import { appearanceOf, standardParameters } from '../../plugin/world/form.ts'
import { openWorld, type World } from '../../plugin/world/open-field.ts'
import { enumerators, type Fate, fates, type PlannedCall, type PlannedInterview } from './plan.ts'
import { openForm, surveyFormWithMetadata } from './survey-form.ts'

/** Where all fields of the survey are at. */
export interface Surroundings {
  readonly clock: VirtualClock
  readonly twilio: StandInTwilio
}

export interface Played {
  readonly submission: Submission
  /** The calls that Twilio placed, oldest first. */
  readonly sids: readonly string[]
}

const labels = { 1: 'Mobile', 2: 'Other' } as const

const phoneOf = (enumerator: string): string =>
  `+2547000001${String(enumerators.indexOf(enumerator)).padStart(2, '0')}`

/** Both of a case's numbers. */
const numbersOf = (caseId: string): readonly [string, string] => [
  `+2547110${caseId.slice(1).padStart(5, '0')}`,
  `+2547220${caseId.slice(1).padStart(5, '0')}`,
]

const habits: Readonly<Record<Fate, (call: PlannedCall) => Habit>> = {
  interview: talks,
  refusal: talks,
  callBack: talks,
  machine: ({ ringsMs }) => ({ kind: 'machine', afterMs: ringsMs }),
  busy: () => ({ kind: 'busy' }),
  noAnswer: () => ({ kind: 'silent' }),
  dead: () => ({ kind: 'unreachable' }),
  missed: () => ({ kind: 'silent' }),
}

function talks({ ringsMs, talks: seconds }: PlannedCall): Habit {
  return { kind: 'answers', afterMs: ringsMs, talksMs: seconds * 1000 }
}

async function openCallField(around: Surroundings, plan: PlannedInterview, seed: number): Promise<World> {
  const parameters = {
    ...standardParameters(around.twilio, 'direct'),
    from_number: phoneOf(plan.enumerator),
    to_number: numbersOf(plan.caseId).join('|'),
    to_label: `${labels[1]}|${labels[2]}`,
    record: 1,
    attempts: 3,
    dispositions: 1,
    details: 1,
  }
  const definition = {
    name: 'call',
    type: 'text',
    label: { English: 'Call' },
    hint: { English: '' },
  } as const
  const form = { definition, appearance: appearanceOf(parameters), values: { fields: {}, datasets: {} } }
  return openWorld({ shared: around, form, seed })
}

/** Taps, lets both phones do what is planned, and comes back once the field has seen the end. */
async function playCall(
  world: World,
  plan: PlannedInterview,
  call: PlannedCall,
  isLeft: boolean,
): Promise<void> {
  const { field, twilio } = world
  const number = numbersOf(plan.caseId)[call.number - 1] ?? ''
  twilio.phones.setHabit(phoneOf(plan.enumerator), call.fate === 'missed' ? { kind: 'silent' } : answersSoon)
  twilio.phones.setHabit(number, habits[call.fate](call))
  const label = labels[call.number]
  if (!field.choices().includes(`*${label}`)) await field.choose(label)
  await field.tap(field.button('Call again') ? 'Call again' : `Call ${label}`)
  if (isLeft) {
    await world.pass(call.ringsMs / 1000 + 12)
    return
  }
  await world.pass(2)
  // Nothing is asked of Twilio while the screen is dark.
  if (!call.isWatched) world.page.hide()
  const isOver = (): boolean => twilio.world.calls().slice(0, 2).every(isFinished)
  while (!isOver()) await world.pass(10)
  world.page.show()
  await world.pass(20)
}

/** As in "What happened?", where the field has not found it out by itself. */
async function sayWhatHappened({ field }: World, fate: Fate): Promise<void> {
  const { says } = fates[fate]
  if (says === '') return
  if (field.folded() === `What happened? ${says}` || field.choices().includes(`*${says}`)) return
  await field.choose(says)
}

/** Fills in one form, with the plug-in's own source in its field. */
export async function playInterview(
  around: Surroundings,
  plan: PlannedInterview,
  seed: number,
): Promise<Played> {
  const { clock, twilio } = around
  await clock.advance(Math.max(0, plan.startsAt - clock.now()))
  const startedAt = clock.now()
  const { form, end } = openForm(plan, startedAt)
  const world = await openCallField(around, plan, seed)
  for (const [index, call] of plan.calls.entries()) {
    const isLeft = plan.isLeft && index === plan.calls.length - 1
    await playCall(world, plan, call, isLeft)
    if (!isLeft) await sayWhatHappened(world, call.fate)
  }
  world.host.next()
  world.field.running.stop()
  const { answer, metadata } = world.host.stored
  if (answer !== '') form.answer('call', answer)
  form.answer('interview_done', plan.calls.at(-1)?.fate === 'interview' ? '1' : '0')
  end(clock.now())
  await clock.advance(5000)
  const fields = { ...form.values.fields, call_metadata: metadata }
  const ofThisForm = twilio.world
    .calls()
    .filter(({ parentSid, createdAt }) => parentSid === null && createdAt >= startedAt)
  return {
    submission: {
      ...instanceOf(treeOf(surveyFormWithMetadata.survey), fields),
      key: plan.key,
      submittedAt: clock.now(),
    },
    sids: ofThisForm.map(({ sid }) => sid).reverse(),
  }
}
