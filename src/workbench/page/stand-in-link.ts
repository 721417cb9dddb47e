import type { FaultRule, WaitingFault } from '../twilio/faults.ts'
import type { Habit, PhoneView } from '../twilio/phones.ts'

/** A request that Twilio got. `status` is a word where no answer was sent. Credentials are never in it. */
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
  readonly faults: readonly WaitingFault[]
}

/** The controls of the stand-in Twilio, which Twilio itself does not have. */
export interface StandInLink {
  act(number: string, action: 'answer' | 'decline' | 'hang-up'): void
  setHabit(number: string, habit: Habit): void
  addFault(rule: FaultRule): void
  clearFaults(): void
  reset(): Promise<void>
}

/** Shows every change of the stand-in's world by `onView`; `onLost` says whether the line to it is down. */
export function linkStandIn(
  onView: (view: StandInView) => void,
  onLost: (lost: boolean) => void,
): StandInLink {
  let asking = false
  let askAgain = false

  // Changes come in bursts: one question is under way at a time, and one more follows when needed.
  async function refresh(): Promise<void> {
    if (asking) {
      askAgain = true
      return
    }
    asking = true
    try {
      const reply = await fetch('/_workbench/state')
      const view = readView(await reply.json())
      if (view) onView(view)
    } catch {
      onLost(true)
    }
    asking = false
    if (askAgain) {
      askAgain = false
      await refresh()
    }
  }

  async function send(method: string, path: string, body?: unknown): Promise<void> {
    const settings: RequestInit =
      body === undefined
        ? { method }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    try {
      await fetch(`/_workbench/${path}`, settings)
    } catch {
      onLost(true)
    }
    await refresh()
  }

  const changes = new EventSource('/_workbench/changes')
  changes.onopen = () => {
    onLost(false)
    void refresh()
  }
  changes.addEventListener('change', () => void refresh())
  changes.onerror = () => onLost(true)

  const phonePath = (number: string) => `phones/${encodeURIComponent(number)}`
  return {
    act: (number, action) => void send('POST', `${phonePath(number)}/${action}`),
    setHabit: (number, habit) => void send('POST', `${phonePath(number)}/habit`, habit),
    addFault: (rule) => void send('POST', 'faults', rule),
    clearFaults: () => void send('DELETE', 'faults'),
    reset: () => send('POST', 'reset'),
  }
}

function readView(data: unknown): StandInView | undefined {
  if (!isRecord(data)) return undefined
  const { phones, requests, faults } = data
  if (!isListOf(phones, isPhone) || !isListOf(faults, isFault) || !Array.isArray(requests)) return undefined
  return { phones, faults, requests: requests.flatMap(readRequest) }
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
  const { number, state, since, spoken, habit } = value
  const texts = typeof number === 'string' && typeof state === 'string'
  return texts && typeof since === 'number' && Array.isArray(spoken) && isRecord(habit)
}

function isFault(value: unknown): value is WaitingFault {
  if (!isRecord(value)) return false
  const { id, do: fault, when } = value
  return typeof id === 'number' && isRecord(fault) && isRecord(when)
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
