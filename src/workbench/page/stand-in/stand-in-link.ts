import { type Behaviour, type IncomingCalls, isBehaviourChange } from '../../../stand-in/twilio/behaviour.ts'
import type { FaultRule, WaitingFault } from '../../../stand-in/twilio/faults/faults.ts'
import type { PhoneView } from '../../../stand-in/twilio/phones/phones.ts'
import type { HookTable } from '../../../stand-in/twilio/webhooks/hooks.ts'
import { isRecord } from '../../../twilio/json-values.ts'
import type { Home } from '../home.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { PhoneActions } from '../phones/phone-actions.ts'

/** A request that Twilio got, or made. `status` is a word where no answer was sent. Credentials are never in it. */
export interface RequestView {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly status: number | string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** What the page shows of the stand-in Twilio. */
export interface StandInView {
  readonly phones: readonly PhoneView[]
  readonly requests: readonly RequestView[]
  /** What Twilio has asked and told the team's own addresses. */
  readonly webhooks: readonly RequestView[]
  readonly faults: readonly WaitingFault[]
  /** The account's own numbers. */
  readonly twilioNumbers: readonly string[]
  readonly incoming: IncomingSettings
  readonly recordings: RecordingSettings
}

/** What becomes of calls and messages that come in at the account's numbers. */
export interface IncomingSettings {
  readonly incomingCalls: IncomingCalls
  /** Numbers that are set to addresses of the team. */
  readonly numbers: HookTable
}

/** How recordings are kept and given out. */
export type RecordingSettings = Pick<Behaviour, 'encryption' | 'sound'>

/** The controls of the stand-in Twilio, which Twilio itself does not have. */
export interface StandInLink extends PhoneActions {
  setIncoming(settings: IncomingSettings): void
  setRecordings(settings: Partial<RecordingSettings>): void
  addFault(rule: FaultRule): void
  clearFaults(): void
  reset(): Promise<void>
}

/** Shows every change of the stand-in's world by `onView`; `onLost` says whether the line to it is down. */
export function linkStandIn(
  home: Pick<Home, 'control' | 'follow'>,
  onView: (view: StandInView) => void,
  onLost: (lost: boolean) => void,
): StandInLink {
  async function ask(): Promise<StandInView | undefined> {
    try {
      const reply = await home.control('state')
      return readView(await reply.json())
    } catch {
      onLost(true)
      return undefined
    }
  }

  const refresh = oneAtATime(async () => {
    const view = await ask()
    if (view) onView(view)
  })

  /** Answers whether it was done. */
  async function send(method: string, path: string, body?: unknown): Promise<boolean> {
    const settings: RequestInit =
      body === undefined
        ? { method }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    let done = false
    try {
      done = (await home.control(path, settings)).ok
    } catch {
      onLost(true)
    }
    await refresh()
    return done
  }

  home.follow(() => void refresh(), onLost)

  const tell = (number: string, what: string, body?: unknown) =>
    send('POST', `phones/${encodeURIComponent(number)}/${what}`, body)
  return {
    act: (number, action) => void tell(number, action),
    setHabit: (number, habit) => void tell(number, 'habit', habit),
    setDelivery: (number, delivery) => void tell(number, 'delivery', { delivery }),
    press: (number, keys) => void tell(number, 'press', { keys }),
    speak: (number, text) => tell(number, 'speak', { text }),
    call: (number, to, callerId) => tell(number, 'call', { to, callerId }),
    write: (number, to, { body, mediaUrls = [] }) => tell(number, 'message', { to, body, mediaUrls }),
    setIncoming: (settings) => void send('POST', 'behaviour', settings),
    setRecordings: (settings) => void send('POST', 'behaviour', settings),
    addFault: (rule) => void send('POST', 'faults', rule),
    clearFaults: () => void send('DELETE', 'faults'),
    reset: async () => void (await send('POST', 'reset')),
  }
}

function readView(data: unknown): StandInView | undefined {
  if (!isRecord(data)) return undefined
  const { phones, requests, webhooks, faults, account, behaviour } = data
  if (!isListOf(phones, isPhone) || !isListOf(faults, isFault)) return undefined
  if (!isRecord(account) || !isListOf(account['twilioNumbers'], isText) || !isIncoming(behaviour))
    return undefined
  if (!isRecordingSettings(behaviour)) return undefined
  if (!Array.isArray(requests) || !Array.isArray(webhooks)) return undefined
  const { incomingCalls, numbers, encryption, sound } = behaviour
  return {
    phones,
    faults,
    requests: requests.flatMap(readRequest),
    webhooks: webhooks.flatMap(readRequest),
    twilioNumbers: account['twilioNumbers'],
    incoming: { incomingCalls, numbers },
    recordings: { encryption, sound },
  }
}

function isIncoming(value: unknown): value is IncomingSettings {
  if (!isRecord(value)) return false
  const { incomingCalls, numbers } = value
  return (incomingCalls === 'unanswered' || isRecord(incomingCalls)) && isRecord(numbers)
}

function isRecordingSettings(value: object): value is RecordingSettings {
  const { encryption, sound }: { encryption?: unknown; sound?: unknown } = value
  return isBehaviourChange({ encryption, sound })
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function readRequest(data: unknown): RequestView[] {
  if (!isRecord(data)) return []
  const { id, at, method, path, status, fields } = data
  if (
    typeof id !== 'number' ||
    typeof at !== 'number' ||
    typeof method !== 'string' ||
    typeof path !== 'string'
  )
    return []
  return [
    {
      id,
      at,
      method,
      path,
      status: typeof status === 'number' ? status : String(status),
      fields: isRecord(fields) ? Object.entries(fields).map(([name, value]) => [name, String(value)]) : [],
    },
  ]
}

function isPhone(value: unknown): value is PhoneView {
  if (!isRecord(value)) return false
  const { number, state, since, spoken, heard, pressed, messages, habit, delivery } = value
  const texts = [number, state, pressed, delivery].every(isText)
  const lists = [spoken, heard, messages].every((list) => Array.isArray(list))
  return texts && lists && typeof since === 'number' && isRecord(habit)
}

function isFault(value: unknown): value is WaitingFault {
  if (!isRecord(value)) return false
  const { id, do: fault, when } = value
  return typeof id === 'number' && isRecord(fault) && isRecord(when)
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne)
}
