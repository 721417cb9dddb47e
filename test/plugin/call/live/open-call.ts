import { type JustPlaced, type LiveCall, openLiveCall } from '../../../../src/plugin/call/live-call.ts'
import { type Event, next, type Seen, type State } from '../../../../src/plugin/call/rules.ts'
import { createCallStore } from '../../../../src/plugin/call/store.ts'
import type { Settings } from '../../../../src/plugin/form/settings.ts'
import type { LogEntry } from '../../../../src/stored/metadata.ts'
import type { Reply, TwilioRequest } from '../../../../src/twilio/transport.ts'
import { callJson, callSid } from '../../../twilio/call-json.ts'
import { callWith, dataOf, entryWith, scriptTwilio, settingsWith } from '../../world/fixtures.ts'

/** How the call is when it is opened. */
export interface Given {
  /** The enumerator's leg as it is shown when the call is opened. */
  status?: string
  seen?: Partial<Seen>
  /** The field shows it as over. */
  isOver?: boolean
  entry?: Partial<LogEntry>
  placed?: JustPlaced
  settings?: Partial<Settings>
  recordsByConsent?: boolean
  /** What Twilio says of its recordings; none where absent. */
  recordings?: (request: TwilioRequest) => Reply<unknown>
}

/** One call beside a Twilio that shows it as `twilio` says, which a test may change. */
export function openCall(given: Given = {}) {
  const shows: {
    call: Record<string, unknown>
    legs: readonly unknown[]
    ends: Reply<unknown>
    /** Instead of the call. */
    looks?: Reply<unknown> | undefined
  } = {
    call: { status: given.status ?? 'ringing' },
    legs: [],
    ends: dataOf(callJson({ status: 'completed' })),
  }
  const script = scriptTwilio((request) => {
    const { method, path, query } = request
    if (path.includes('/Recordings')) return given.recordings?.(request) ?? dataOf({ recordings: [] })
    if (method === 'POST') return shows.ends
    if (path.includes(callSid)) return shows.looks ?? dataOf(callJson(shows.call))
    return dataOf({
      calls: query?.some(([name]) => name === 'ParentCallSid') ? shows.legs : [callJson(shows.call)],
    })
  })
  const settings = settingsWith(given.settings)
  const { store } = createCallStore(hostOfNothing(), settings, () => 0.5)
  const call = callWith(shows.call)
  store.keep(call, entryWith({ print: '', status: call.status, ...given.entry }))
  const seen: Seen = { call, leg: undefined, legVisible: true, ...given.seen }
  let state: State = { name: given.isOver ? 'ended' : 'following', seen }
  const events: Event[] = []
  const told: string[] = []
  const live: LiveCall = openLiveCall(
    {
      ...script.world,
      settings,
      store,
      recordsByConsent: given.recordsByConsent ?? false,
      state: () => state,
      dispatch(event) {
        events.push(event)
        state = next(state, event)
      },
      changed: () => told.push('changed'),
      onInstead: ({ sid }) => told.push(`instead ${sid}`),
      onBeside: ({ sid }) => told.push(`beside ${sid}`),
      onDoubt: () => told.push('doubt'),
      onDisowned: (sid) => told.push(`disowned ${sid}`),
    },
    seen,
    given.placed,
  )
  const types = () => events.map(({ type }) => type)
  const ended = () => script.sent.filter(({ method }) => method === 'POST').length
  return { ...script, shows, store, live, told, events, types, ended, state: () => state }
}

/** A form in which nothing is stored yet. */
export function hostOfNothing() {
  return {
    parameter: () => undefined,
    parameterNames: () => [],
    storedAnswer: '',
    storedMetadata: '',
    readOnly: false,
    language: '',
    readMetadata: () => '',
    setAnswer() {},
    setMetadata() {},
  }
}
