import { describe, expect, it } from 'vitest'
import { type CallPlacing, createCallPlacing, placeCall } from '../../../src/plugin/call/placing.ts'
import { type Event, next, type State } from '../../../src/plugin/call/rules.ts'
import { createCallStore } from '../../../src/plugin/call/store.ts'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import { createClaims } from '../../../src/plugin/once/claims.ts'
import { fingerprint } from '../../../src/plugin/once/fingerprint.ts'
import type { LogEntry } from '../../../src/stored/metadata.ts'
import { bridgeTwiml } from '../../../src/twiml/bridge.ts'
import { callJson, callSid } from '../../twilio/call-json.ts'
import {
  callerId,
  callWith,
  dataOf,
  entryWith,
  enumerator,
  respondent,
  scriptTwilio,
  settingsWith,
} from '../world/fixtures.ts'
import { hostOfNothing } from './live/open-call.ts'

it('a call rings the enumerator from the chosen caller ID and bridges the chosen number', async () => {
  const settings = settingsWith({
    respondents: ['+254711222333', '+254711222334'].map((number) => ({ number, label: '' })),
    twilioNumbers: [callerId, '+12025550111'],
  })
  const intent = { at: 0, to: 1, via: 1, print: '' }
  const { world, sent } = scriptTwilio(() => dataOf(callJson()))
  const placed = await placeCall(world, settings, intent)
  expect(placed.kind === 'data' && placed.data.sid).toBe(callSid)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.form).toEqual([
    ['To', enumerator],
    ['From', '+12025550111'],
    ['Twiml', bridgeTwiml(settings, '+254711222334', '+12025550111')],
  ])
})

it.each<[string, Partial<Settings>, ReadonlyArray<readonly [string, string]>, boolean]>([
  ['nothing more', {}, [], false],
  ['that a key is waited for', { pressToCall: true }, [['PressToCall', '1']], false],
  [
    'that Twilio is to hear who answers a telephone, and waits a moment',
    { detectVoicemail: true },
    [
      ['MachineDetection', 'Enable'],
      ['MachineDetectionTimeout', '10'],
    ],
    true,
  ],
  [
    'none of that where no telephone is rung',
    { detectVoicemail: true, enumerator: { kind: 'sip', value: 'sip:amina@office.example.org' } },
    [],
    false,
  ],
])('a call asks Twilio beside that: %s', async (_what, changes, more, waits) => {
  const { world, sent } = scriptTwilio(() => dataOf(callJson()))
  await placeCall(world, settingsWith(changes), { at: 0, to: 0, via: 0, print: '' })
  expect(sent[0]?.form?.slice(3)).toEqual(more)
  expect(sent[0]?.form?.[2]?.[1].includes('<Pause')).toBe(waits)
})

const second = '+12025550111'
const byHand = '+254799000111'

/** What a field does to place calls, with one call stored as it is said. */
function openPlacing(
  given: { random?: number; from?: string; entry?: Partial<LogEntry>; isStored?: boolean } = {},
) {
  let hangs = false
  const script = scriptTwilio(({ method }) => {
    if (method !== 'POST') return dataOf({ calls: [callJson({ sid: 'CAold', status: 'completed' })] })
    return hangs ? new Promise(() => {}) : dataOf(callJson({ sid: 'CAnew' }))
  })
  const hang = (isSo: boolean) => {
    hangs = isSo
  }
  const settings = settingsWith({ twilioNumbers: [callerId, second] })
  const { store } = createCallStore(hostOfNothing(), settings, () => 0.5)
  const print = fingerprint(store.salt(), respondent)
  const stored = callWith({ from: given.from ?? second })
  if (given.isStored !== false) store.keep(stored, entryWith({ at: 0, print, ...given.entry }))
  const claims = createClaims(() => {
    throw new Error('A sandboxed frame has no storage.')
  })
  let state: State = { name: 'ready' }
  const placed: unknown[] = []
  const placing: CallPlacing = createCallPlacing({
    ...script.world,
    random: () => given.random ?? 0.5,
    settings,
    store,
    claims,
    mayCall: () => true,
    state: () => state,
    dispatch(event: Event) {
      state = next(state, event)
    },
    onPlaced: (how) => placed.push(how),
    onTurnedUp() {},
  })
  return { ...script, hang, placing, store, claims, placed, print, sid: stored.sid }
}

describe('a call that an earlier view of the field placed just now', () => {
  it('is known with what its twins are told by', async () => {
    const { placing, print, pass, claims, sid } = openPlacing({ entry: { at: 100_000 } })
    await pass(280)
    const just = placing.justPlaced()
    expect(just).toMatchObject({ flightMs: undefined, isRestored: true })
    expect(just?.search).toMatchObject({ to: enumerator, from: second, respondent })
    expect(just?.search.intent).toStrictEqual({ at: 100_000, to: 0, via: 1, print })
    expect([sid, 'CAother'].map((one) => just?.search.isOwned(one))).toEqual([true, false])
    claims.claim('CAother')
    expect(just?.search.isOwned('CAother')).toBe(true)
  })

  it('is known with a number entered by hand, and with the form’s first caller ID where its own is gone', () => {
    const { placing } = openPlacing({ from: '+12025559999', entry: { number: 0, hand: byHand } })
    expect(placing.justPlaced()?.search).toMatchObject({
      from: callerId,
      respondent: byHand,
      intent: { to: -1, hand: byHand, via: 0 },
    })
  })

  it('is none where there is none, or it was to somebody else, or long ago by the device’s clock', async () => {
    expect(openPlacing({ isStored: false }).placing.justPlaced()).toBeUndefined()
    expect(openPlacing({ entry: { print: 'other' } }).placing.justPlaced()).toBeUndefined()
    const { placing, pass } = openPlacing()
    await pass(180.001)
    expect(placing.justPlaced()).toBeUndefined()
    const ahead = openPlacing({ entry: { at: 180_001 } })
    expect(ahead.placing.justPlaced()).toBeUndefined()
  })
})

describe('one more call of the same request', () => {
  const intent = { at: 0, to: 0, via: 0, print: '' }

  it('is this field’s, as one that its leg must still prove', () => {
    const { placing, store, claims } = openPlacing()
    placing.takeToo(callWith({ sid: 'CAtwin' }), intent)
    expect(store.latest?.sid).toBe('CAtwin')
    expect(store.memory.log.at(-1)).toMatchObject({ sid: 'CAtwin', foundFor: intent })
    expect(claims.has('CAtwin')).toBe(true)
  })

  it('is only remembered where people talk in both', () => {
    const { placing, store, claims, sid } = openPlacing()
    placing.takeBeside(callWith({ sid: 'CAtwin' }), { ...intent, at: -1 })
    expect(store.latest?.sid).toBe(sid)
    expect(store.memory.log[0]).toMatchObject({ sid: 'CAtwin' })
    expect(store.memory.log[0]).not.toHaveProperty('foundFor')
    expect(claims.has('CAtwin')).toBe(true)
  })
})

it('calls are placed from the caller ID that chance picks, and belong to the field at once', async () => {
  for (const [random, from, via] of [
    [0.49, callerId, 0],
    [0.51, second, 1],
    // No random number should be that large, and none may lead to no number at all.
    [1, callerId, 0],
  ] as const) {
    const { placing, store, placed, sent, pass } = openPlacing({ random, isStored: false })
    placing.place({ to: 0 })
    await pass(3)
    expect(sent.find(({ method }) => method === 'POST')?.form?.[1]).toEqual(['From', from])
    expect(store.memory.log).toHaveLength(1)
    expect(store.entry()).toMatchObject({ sid: 'CAnew', number: 1 })
    expect(store.entry()).not.toHaveProperty('foundFor')
    expect(placed).toMatchObject([{ isRestored: false, flightMs: 0, search: { intent: { via } } }])
    placing.stop()
  }
})

it('the newest call known before a tap is written with the intent, at last the field’s own', async () => {
  const { placing, store, pass, hang } = openPlacing({ isStored: false })
  placing.prepare()
  await pass(1)
  hang(true)
  placing.place({ to: 0 })
  await pass(3)
  expect(store.memory.intent?.newest).toBe('CAold')
  placing.stop()
  const again = openPlacing({ isStored: false })
  again.placing.prepare()
  await again.pass(1)
  again.placing.place({ to: 0 })
  await again.pass(3)
  again.hang(true)
  again.placing.place({ to: 0 })
  await again.pass(3)
  expect(again.store.memory.intent?.newest).toBe('CAnew')
  again.placing.stop()
})
