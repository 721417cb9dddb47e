import type { Habit, PhoneView } from '../stand-in/twilio/phones/phones.ts'
import type { StandInTwilio } from '../stand-in/twilio/stand-in.ts'
import type { CallRecord } from '../stand-in/twilio/store/records.ts'
import {
  attributesOf,
  type Reservation,
  type Task,
  type Worker,
} from '../stand-in/twilio/task-router/records.ts'
import { isRecord } from '../twilio/json-values.ts'

/** One of the eight steps from a respondent's call to its end. */
export interface QueueStep {
  readonly name: string
  /** What is known of it; '' where nothing is yet. */
  readonly detail: string
  readonly state: 'open' | 'now' | 'done' | 'failed'
}

/** An enumerator whom TaskRouter may choose. */
export interface QueueWorker {
  readonly name: string
  readonly number: string
  readonly isAvailable: boolean
  readonly habit: Habit['kind']
  readonly phone: PhoneView['state']
}

/** What the page shows of the team's queue. */
export interface QueueView {
  /** The Twilio number behind which it is; '' where none is set to it. */
  readonly number: string
  readonly steps: readonly QueueStep[]
  readonly workers: readonly QueueWorker[]
}

/** The latest call, and all that has become of it. */
interface Story {
  readonly call: CallRecord | undefined
  readonly task: Task | undefined
  readonly reservations: readonly Reservation[]
}

/** The numbers whose calls the Functions put into the queue. */
function queueNumbers({ account, behaviour }: StandInTwilio): string[] {
  return account.twilioNumbers.filter((number) => behaviour.numbers[number]?.voiceUrl?.endsWith('/ivr'))
}

function findStory(twilio: StandInTwilio): Story {
  const { world, taskRouter } = twilio
  const numbers = queueNumbers(twilio)
  const call = world.calls().find((one) => one.direction === 'inbound' && numbers.includes(one.to))
  const task = [...taskRouter.tasks.values()].find(
    ({ attributes }) => call && attributesOf(attributes)['call_sid'] === call.sid,
  )
  const reservations = [...taskRouter.reservations.values()].filter(({ taskSid }) => taskSid === task?.sid)
  return { call, task, reservations }
}

function workerName({ taskRouter }: StandInTwilio, reservation: Reservation | undefined): string {
  return taskRouter.team.workers.get(reservation?.workerSid ?? '')?.name ?? ''
}

/** What the Functions have noted of each reservation, by its SID: its call, or why it came to nothing. */
function notedAttempts(task: Task | undefined): Readonly<Record<string, unknown>> {
  const { attempts } = attributesOf(task?.attributes ?? '')
  return isRecord(attempts) ? attempts : {}
}

/** What became of each enumerator who was tried before. */
function describeAttempts(twilio: StandInTwilio, { task, reservations }: Story): string {
  const noted = notedAttempts(task)
  return reservations
    .filter(({ status }) => status === 'rejected' || status === 'timeout')
    .map((one) => {
      const why = noted[one.sid]
      const isCall = typeof why !== 'string' || why.startsWith('CA')
      return `${workerName(twilio, one)}: ${isCall ? one.status : why}`
    })
    .join('; ')
}

/** The call to the enumerator of the latest reservation. */
function enumeratorCall({ world }: StandInTwilio, { task, reservations }: Story): CallRecord | undefined {
  const noted = notedAttempts(task)
  const sid = noted[reservations.at(-1)?.sid ?? '']
  return typeof sid === 'string' ? world.call(sid) : undefined
}

function eventStatus({ webhooks }: StandInTwilio, reservation: Reservation | undefined): string {
  const event = webhooks.find(
    ({ fields }) =>
      fields['EventType'] === 'reservation.created' && fields['ReservationSid'] === reservation?.sid,
  )
  return event ? `reservation.created, answered ${event.status}` : ''
}

const talkStatuses: ReadonlySet<Reservation['status']> = new Set(['accepted', 'wrapping', 'completed'])

function stateOf(isDone: boolean, isNow: boolean): QueueStep['state'] {
  if (isDone) return 'done'
  return isNow ? 'now' : 'open'
}

/** From the call to the reserved worker. */
function firstSteps(twilio: StandInTwilio, story: Story): QueueStep[] {
  const { call, task, reservations } = story
  const isOn = call?.status === 'in-progress'
  const about = attributesOf(task?.attributes ?? '')
  const detail = ['location', 'case_id'].map((name) => `${name}: ${String(about[name] ?? '')}`).join(', ')
  const last = reservations.at(-1)
  const before = describeAttempts(twilio, story)
  const reserved = last ? `${workerName(twilio, last)}, ${last.status}` : ''
  return [
    { name: 'A respondent calls', detail: call?.from ?? '', state: stateOf(call !== undefined, false) },
    {
      name: 'The menu',
      detail: '',
      state: stateOf(task !== undefined, call !== undefined && isOn && !task),
    },
    { name: 'The queue, with a task', detail: task ? detail : '', state: stateOf(task !== undefined, false) },
    {
      name: 'An enumerator is reserved',
      detail: [reserved, before === '' ? '' : `before: ${before}`].filter((one) => one !== '').join('; '),
      state: stateOf(last !== undefined, task?.status === 'pending'),
    },
  ]
}

/** From the event to the end. */
function lastSteps(twilio: StandInTwilio, story: Story): QueueStep[] {
  const { task, reservations } = story
  const last = reservations.at(-1)
  const call = enumeratorCall(twilio, story)
  const event = eventStatus(twilio, last)
  const hasTalked = last !== undefined && talkStatuses.has(last.status)
  const isFailed = call !== undefined && !hasTalked && call.endedAt !== null
  const by = call?.answeredBy === undefined ? '' : `, answered by ${call.answeredBy}`
  const failure = task?.status === 'canceled' ? 'failed' : undefined
  return [
    {
      name: 'Its event reaches the Functions',
      detail: event,
      state: stateOf(event !== '', last !== undefined),
    },
    {
      name: 'The enumerator’s phone',
      detail: call ? `${call.status}${by}` : '',
      state: isFailed ? 'failed' : stateOf(hasTalked, call !== undefined),
    },
    {
      name: 'The two are connected',
      detail: '',
      state: stateOf(hasTalked, false),
    },
    {
      name: 'The task is completed',
      detail: task?.reason ?? '',
      state: failure ?? stateOf(task?.status === 'completed', task?.status === 'wrapping'),
    },
  ]
}

function describeWorker(twilio: StandInTwilio, worker: Worker): QueueWorker {
  const contact = attributesOf(worker.attributes)['contact_uri']
  const number = typeof contact === 'string' ? contact : ''
  const phone = twilio.phones.list().find((one) => one.number === number)
  return {
    name: worker.name,
    number,
    isAvailable: twilio.taskRouter.team.isAvailable(worker),
    habit: phone?.habit.kind ?? 'manual',
    phone: phone?.state ?? 'idle',
  }
}

/** The team's queue as it is now: the eight steps of the latest call, and the enumerators. */
export function describeQueue(twilio: StandInTwilio): QueueView {
  const story = findStory(twilio)
  return {
    number: queueNumbers(twilio)[0] ?? '',
    steps: [...firstSteps(twilio, story), ...lastSteps(twilio, story)],
    workers: [...twilio.taskRouter.team.workers.values()].map((worker) => describeWorker(twilio, worker)),
  }
}
