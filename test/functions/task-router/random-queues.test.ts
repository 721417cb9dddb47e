import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { amina, juma, type QueueFlow, queueNumber, setQueueFlow } from './queue-flow.ts'

const enumerators = [amina, juma, '+254700000003']
const respondents = ['+254711222333', '+254711222444', '+254711222555']

const habit: fc.Arbitrary<Habit> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answers' as const),
      afterMs: fc.nat(20_000),
      talksMs: fc.nat(90_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('machine' as const),
      afterMs: fc.nat(20_000),
      heardAs: fc.constantFrom('machine' as const, 'fax' as const, 'unclear' as const),
    }),
  },
  fc.record({ kind: fc.constant('declines' as const), afterMs: fc.nat(20_000) }),
  fc.constantFrom({ kind: 'busy' as const }, { kind: 'silent' as const }, { kind: 'unreachable' as const }),
)

/** What becomes of one event or status on its way: seconds late, twice, or lost. */
const fate = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'comes' as const, late: 0 }) },
  fc.record({ kind: fc.constant('late' as const), late: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ kind: fc.constant('twice' as const), late: fc.integer({ min: 0, max: 120 }) }),
  fc.constant({ kind: 'lost' as const, late: 0 }),
)

/** When each respondent calls, and after how long one who still waits gives up, in seconds. */
const visit = fc.record({ at: fc.nat(60), patience: fc.integer({ min: 5, max: 400 }) })

const scene = fc.record({
  habits: fc.array(habit, { minLength: 1, maxLength: enumerators.length }),
  visits: fc.array(visit, { minLength: 1, maxLength: respondents.length }),
  fates: fc.array(fate, { minLength: 12, maxLength: 12 }),
})

const machineWords = 'leave a message after the tone'

function phones(flow: QueueFlow, numbers: readonly string[]) {
  return flow.twilio.phones.list().filter(({ number }) => numbers.includes(number))
}

/** A respondent calls, presses a key, and loses patience. */
function actAs(
  flow: QueueFlow,
  number: string,
  second: number,
  { at, patience }: { at: number; patience: number },
) {
  if (second === at) flow.twilio.phones.call(number, queueNumber)
  if (second === at + 2) flow.twilio.phones.press(number, '1')
  const isAlone = phones(flow, [number])[0]?.company.length === 0
  if (second >= at + patience && isAlone) flow.twilio.phones.hangUp(number)
}

/** What must hold at every moment. */
function checkNow(flow: QueueFlow, machines: ReadonlySet<string>): void {
  for (const { company, heard } of phones(flow, respondents)) {
    expect(company.some((other) => machines.has(other))).toBe(false)
    expect(heard.join()).not.toContain(machineWords)
  }
  const { reservations, team } = flow.twilio.taskRouter
  for (const worker of team.workers.values()) {
    const contact = String(JSON.parse(worker.attributes).contact_uri)
    const offered = [...reservations.values()].filter(({ workerSid }) => workerSid === worker.sid).length
    expect(flow.rings(contact)).toBeLessThanOrEqual(offered)
  }
}

/** Nobody who is on the line without company may hear nothing new for longer than this. */
const longestSilenceSeconds = 45

function createListener(flow: QueueFlow): (seconds: number) => void {
  const lastHeard = new Map<string, { words: number; at: number }>()
  return (seconds) => {
    for (const { number, state, company, spoken } of phones(flow, respondents)) {
      const last = lastHeard.get(number)
      const isLeft = state === 'talking' && company.length === 0
      // A voicemail listens, for three minutes at the most.
      const isRecorded = spoken.some((words) => words.includes('leave a message'))
      if (!isLeft || isRecorded || !last || last.words !== spoken.length) {
        lastHeard.set(number, { words: spoken.length, at: seconds })
      } else expect(seconds - last.at).toBeLessThanOrEqual(longestSilenceSeconds)
    }
  }
}

describe('whatever becomes of phones and events', () => {
  it('no machine gets a respondent, nobody waits unheard, nobody is rung twice for one offer, and all ends', async () => {
    const property = fc.asyncProperty(scene, async ({ habits, visits, fates }) => {
      const workers = enumerators.slice(0, habits.length)
      const flow = await setQueueFlow({ workers, instances: 2 })
      const machines = new Set<string>()
      habits.forEach((one, index) => {
        const number = workers[index] ?? ''
        flow.twilio.phones.setHabit(number, one)
        if (one.kind === 'machine') machines.add(number)
      })
      let count = 0
      flow.hold = (webhook) => {
        if (webhook.path !== '/tr-event-handler' && webhook.path !== '/status-callback') return false
        const { kind, late } = fates[count % fates.length] ?? { kind: 'comes', late: 0 }
        count += 1
        if (kind === 'late' || kind === 'twice') flow.clock.after(late * 1000, () => flow.deliver(webhook))
        return kind === 'late' || kind === 'lost'
      }
      const listen = createListener(flow)
      for (let second = 0; second < 460; second += 1) {
        for (const [index, one] of visits.entries()) actAs(flow, respondents[index] ?? '', second, one)
        await flow.wait(1)
        checkNow(flow, machines)
        listen(second)
      }
      for (const number of respondents) flow.twilio.phones.hangUp(number)
      await flow.wait(400)
      const open = ['pending', 'reserved', 'assigned', 'wrapping']
      expect(
        [...flow.twilio.taskRouter.tasks.values()].filter(({ status }) => open.includes(status)),
      ).toEqual([])
      expect(flow.twilio.world.calls().filter(({ endedAt }) => endedAt === null)).toEqual([])
      expect(flow.clock.pending()).toBe(0)
      flow.twilio.stop()
    })
    await fc.assert(property, {
      numRuns: Number(process.env['RUNS'] ?? 8),
      endOnFailure: true,
    })
  })
})
