import { describe, expect, it } from 'vitest'
import { describeQueue } from '../../src/workbench/queue-view.ts'
import { amina, juma, queueNumber, respondent, setQueueFlow } from '../functions/task-router/queue-flow.ts'

const stateOf = (flow: Awaited<ReturnType<typeof setQueueFlow>>): string =>
  describeQueue(flow.twilio)
    .steps.map(({ state }) => state[0])
    .join('')

describe('the eight steps on the page', () => {
  it('are all to come before anybody calls', async () => {
    const flow = await setQueueFlow()
    const { number, steps, workers } = describeQueue(flow.twilio)
    expect(number).toBe(queueNumber)
    expect(steps).toHaveLength(8)
    expect(stateOf(flow)).toBe('oooooooo')
    expect(workers).toEqual([
      { name: 'worker 1', number: amina, isAvailable: true, habit: 'manual', phone: 'idle' },
      { name: 'worker 2', number: juma, isAvailable: true, habit: 'manual', phone: 'idle' },
    ])
  })

  it('are done one after the other until the call has ended', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.call(respondent, queueNumber)
    await flow.wait(1)
    expect(stateOf(flow)).toBe('dnoooooo')
    flow.twilio.phones.press(respondent, '1')
    await flow.wait(5)
    expect(stateOf(flow)).toBe('dddddnoo')
    expect(describeQueue(flow.twilio).steps[4]?.detail).toBe('reservation.created, answered 200')
    flow.twilio.phones.answer(amina)
    await flow.wait(4)
    expect(stateOf(flow)).toBe('dddddddo')
    expect(describeQueue(flow.twilio).steps[5]?.detail).toBe('in-progress, answered by human')
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(2)
    expect(stateOf(flow)).toBe('dddddddd')
  })

  it('tell who was tried before, and why that came to nothing', async () => {
    const flow = await setQueueFlow()
    flow.twilio.phones.setHabit(amina, { kind: 'machine', afterMs: 1000 })
    await flow.callIn()
    await flow.wait(5)
    expect(describeQueue(flow.twilio).steps[3]?.detail).toBe(
      'worker 2, pending; before: worker 1: machine_start',
    )
  })

  it('fail at the end where nobody was reached', async () => {
    const flow = await setQueueFlow()
    await flow.callIn()
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(2)
    expect(describeQueue(flow.twilio).steps[7]).toMatchObject({ state: 'failed', detail: 'hangup' })
  })
})
