import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import { answerOf, check, expectGetsAlone, expectNothingPrivate, findingsOf, resultOf } from './checking.ts'

/** What each request alone can tell; `skip` passes over those that are not meant. */
const requests = {
  login: { path: '/Calls.json?PageSize=1', skip: 1, tells: ['credentials', 'calls-list'] },
  account: { path: /Accounts\/AC\w+\.json/, tells: ['account'] },
  'one call': { path: /Calls\/CA0+\.json/, tells: ['calls-read'] },
  messages: { path: '/Messages.json', tells: ['messages-list'] },
  'one message': { path: /Messages\/SM0+\.json/, tells: ['messages-read'] },
  'recordings of a call': { path: /Calls\/CA0+\/Recordings/, tells: ['recordings-list'] },
  'own numbers': { path: 'IncomingPhoneNumbers', tells: ['caller-id'] },
  country: { path: 'DialingPermissions', tells: ['country'] },
  recordings: { path: /AC\w+\/Recordings\.json/, tells: ['encryption', 'sound'] },
  sound: { path: '.wav', tells: ['sound'] },
} as const

/** Whatever may come in place of an answer. */
const faults: readonly Fault[] = [
  { kind: 'drop-before' },
  { kind: 'hang' },
  { kind: 'no-cors' },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 403 },
  { kind: 'foreign-json' },
  { kind: 'foreign-json', status: 404 },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
]

/** Truncated JSON is none; sound and the look for a thing that is not there tell by their status alone. */
const truncated: Fault = { kind: 'truncated' }
const byStatus = ['sound', 'one call', 'one message', 'recordings of a call']

const cases = Object.entries(requests).flatMap(([name, request]) =>
  [...faults, ...(byStatus.includes(name) ? [] : [truncated])]
    // Whoever is given a page in place of sound, with 200, was let in: that is the alarm.
    .filter((fault) => name !== 'sound' || !('status' in fault && fault.status === 200))
    .filter((fault) => name !== 'sound' || fault.kind !== 'foreign-json')
    .map((fault) => ({ name, request, fault, what: JSON.stringify(fault) })),
)

const everything = { record: 'consent', panel: 'messages' } as const

describe('what nobody could look at', () => {
  it('is all of it looked at where nothing is in the way', async () => {
    const world = await check({ isRecorded: true, parameters: everything })
    const told = Object.values(requests).flatMap(({ tells }) => tells)
    const notYes = told.filter((thing) => resultOf(world, thing) !== 'yes')
    expect(notYes).toEqual(['encryption'])
    expect(answerOf(world)).toBe('ok')
  })

  it.each(cases)('is never said to work: $name, $what', async ({ request, fault }) => {
    const world = await check({
      isRecorded: true,
      parameters: everything,
      prepare: ({ faults: planted }) => {
        const skip = 'skip' in request ? request.skip : 0
        planted.add({ when: { method: 'GET', path: request.path }, do: fault, times: 'always', skip })
      },
    })
    for (const thing of request.tells) expect([thing, resultOf(world, thing)]).not.toEqual([thing, 'yes'])
    // Not to know is no fault of the team's either, but for a login that the browser refuses.
    for (const { code } of findingsOf(world).filter(({ thing }) =>
      request.tells.some((one) => one === thing),
    ))
      expect(code).toBeUndefined()
    expectGetsAlone(world, { isRecorded: true })
    expectNothingPrivate(world)
  })

  it('is everything behind a login that is refused', async () => {
    const world = await check({ parameters: { ...everything, auth_token: 'f'.repeat(32) }, isRecorded: true })
    const things = Object.values(requests).flatMap(({ tells }) => tells)
    const known = things.filter((thing) => resultOf(world, thing) !== 'unknown')
    expect(known).toEqual(['credentials'])
  })

  it('is whether the key may change anything, which only doing it would prove', async () => {
    const world = await check()
    expect(resultOf(world, 'change')).toBe('unknown')
    expect(world.field.text()).toContain('The key may call and record Not checked')
    expect(world.field.designer()).toContain('Look in the Twilio console under Account > API keys & tokens.')
  })
})
