import { describe, expect, it } from 'vitest'
import { refusalWith } from '../world/fixtures.ts'
import { lost, openField, thing, tooBusy } from './open-placing.ts'

describe('something that must reach Twilio once', () => {
  it('is written down before it is asked for, and stored before it is shown', async () => {
    const { placing, clock, told } = openField({ newest: 'X0' })
    placing.place('it')
    await clock.advance(0)
    expect(told).toEqual([
      'keep intent ?',
      'tapped',
      'keep intent X0',
      'ask for it',
      'answered',
      'publish',
      'placed',
      'follow after 0 ms',
    ])
  })

  it('leaves everything as it was where Twilio refuses it', async () => {
    const { placing, clock, told } = openField({ ask: refusalWith(21211) })
    placing.place('it')
    await clock.advance(0)
    expect(told.slice(-2)).toEqual(['put back', 'refused'])
  })

  it('is looked for where no usable answer came, and is this field’s when it is found', async () => {
    const { placing, clock, told, claims } = openField({ ask: lost, look: { kind: 'found', item: thing } })
    placing.place('it')
    await clock.advance(0)
    expect(told.slice(-5)).toEqual(['lost', 'found', 'publish', 'placed', 'follow after undefined ms'])
    expect(claims.has('X1')).toBe(true)
  })

  it('is not asked for without a network', async () => {
    const { placing, page, clock, told, state } = openField()
    page.goOffline()
    placing.place('it')
    await clock.advance(0)
    expect(told).toEqual(['tapped', 'back-to-ready'])
    expect(state()).toEqual({ name: 'ready', note: 'offline' })
  })

  it('is not asked for where the field is left before the request went out', async () => {
    const { placing, clock, told } = openField()
    placing.place('it')
    placing.stop()
    await clock.advance(60_000)
    expect(told).toEqual(['keep intent ?', 'tapped'])
  })

  it('is what the enumerator says where nobody else can tell', async () => {
    const unclear = openField({ ask: lost, look: { kind: 'unclear', likely: thing } })
    unclear.placing.place('it')
    await unclear.clock.advance(0)
    unclear.placing.sayPlaced()
    expect(unclear.told.slice(-4)).toEqual(['found', 'publish', 'placed', 'follow after undefined ms'])
    expect(unclear.clock.pending()).toBe(0)

    const denied = openField({ ask: lost, look: refusalWith(70051, '', 401) })
    denied.placing.place('it')
    await denied.clock.advance(0)
    denied.placing.sayPlaced()
    expect(denied.state()).toMatchObject({ name: 'unsure', said: true })
    expect(denied.store.memory.intent).toMatchObject({ at: 0, to: 0, said: true })
    denied.placing.sayNotPlaced()
    expect(denied.state()).toEqual({ name: 'ready', note: 'not-placed' })
  })

  it('can be said not to exist only when the enumerator is asked, and then whatever the line does', async () => {
    const { placing, clock, state } = openField({ ask: lost, look: { kind: 'nothing', cause: 'network' } })
    placing.place('it')
    await clock.advance(19_000)
    placing.sayNotPlaced()
    expect(state()).toMatchObject({ name: 'unsure', trouble: { kind: 'nothing', cause: 'network' } })
    await clock.advance(1_000)
    placing.sayNotPlaced()
    expect(state()).toEqual({ name: 'ready', note: 'not-placed' })
  })

  it('is told and stored when it turns up after it was given up', async () => {
    const answers: Parameters<typeof openField>[0] = { ask: lost }
    const { placing, clock, told, store } = openField(answers)
    placing.place('it')
    await clock.advance(20_000)
    placing.sayNotPlaced()
    expect(store.memory.doubts).toHaveLength(1)
    await clock.advance(30_000)
    expect(told.some((what) => what.startsWith('turned up'))).toBe(false)
    answers.late = { kind: 'found', item: thing, isSure: true }
    await clock.advance(60_000)
    expect(told).toContain('turned up, found-surely')
    expect(store.memory).toMatchObject({ doubts: [], log: [{ sid: 'X1' }] })
    placing.stop()
    expect(clock.pending()).toBe(0)
  })

  it('is not taken for what was given up while another is under way', async () => {
    const answers: Parameters<typeof openField>[0] = { ask: lost }
    const { placing, clock, told } = openField(answers)
    placing.place('it')
    await clock.advance(20_000)
    placing.sayNotPlaced()
    placing.place('the next')
    answers.late = { kind: 'found', item: thing }
    await clock.advance(120_000)
    expect(told.some((what) => what.startsWith('turned up'))).toBe(false)
  })

  it('is not what somebody in between answers again from before', async () => {
    const { placing, clock, told, state } = openField()
    placing.place('it')
    await clock.advance(0)
    placing.place('the next')
    await clock.advance(0)
    expect(told).toContain('lost')
    expect(told.filter((what) => what === 'publish')).toHaveLength(1)
    expect(state().name).toBe('following')
  })

  it('is looked for, and not said to be stopped in time, where Twilio is too busy', async () => {
    const { placing, clock, state, store } = openField({ ask: tooBusy })
    placing.place('it')
    await clock.advance(100)
    placing.stopTrying()
    await clock.advance(0)
    expect(state()).toEqual({ name: 'ready', note: 'stopped-trying' })
    expect(store.memory.doubts).toHaveLength(1)
  })
})
