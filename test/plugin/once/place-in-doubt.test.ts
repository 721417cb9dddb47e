import { describe, expect, it } from 'vitest'
import { lost, made, openField, thing, tooBusy } from './open-placing.ts'

describe('something that is under way, or may be', () => {
  it('is told of with how long its request was under way', async () => {
    const { placing, clock, told } = openField({ askMs: 300 })
    await clock.advance(5_000)
    placing.place('it')
    await clock.advance(300)
    expect(told.at(-1)).toBe('follow after 300 ms')
  })

  it.each([
    ['surely', true, 'found-surely'],
    ['perhaps', false, 'found'],
  ])('is found, where it is %s the one, by looking and between two tries', async (_how, isSure, how) => {
    const look = { kind: 'found', item: thing, isSure } as const
    for (const ask of [lost, tooBusy]) {
      const { placing, clock, told } = openField({ ask, look })
      placing.place('it')
      await clock.advance(5_000)
      expect(told.slice(-4)).toEqual([how, 'publish', 'placed', 'follow after undefined ms'])
      expect(clock.pending()).toBe(0)
    }
    const late = openField({ ask: lost, late: look })
    late.placing.place('it')
    await late.clock.advance(20_000)
    late.placing.sayNotPlaced()
    await late.clock.advance(1_000)
    expect(late.told).toContain(`turned up, ${how}`)
    expect(late.claims.has('X1')).toBe(true)
  })

  it('is said to wait while Twilio is busy, and to be on its way when it is asked for again', async () => {
    const { placing, clock, state, told } = openField({ ask: tooBusy, askMs: 500 })
    placing.place('it')
    await clock.advance(500)
    expect(state()).toMatchObject({ name: 'placing', retryAt: 2_500 })
    await clock.advance(2_100)
    expect(told.filter((what) => what === 'ask for it')).toHaveLength(2)
    expect(state()).toStrictEqual({ name: 'placing' })
    placing.stop()
  })

  it('stays in doubt where Twilio was too busy to the end: one of the tries may have done it', async () => {
    const { placing, clock, state, store } = openField({ ask: tooBusy })
    placing.place('it')
    await clock.advance(300_000)
    expect(state().name).toBe('refused')
    expect(store.memory).toMatchObject({ intent: undefined, doubts: [{ at: 0 }] })
    placing.stop()
  })

  it('is not claimed, nor looked for, by a field that was left while it was asked for', async () => {
    for (const ask of [made, lost]) {
      const { placing, clock, claims } = openField({ ask, askMs: 1_000 })
      placing.place('it')
      await clock.advance(500)
      placing.stop()
      await clock.advance(60_000)
      expect([claims.has('X1'), clock.pending()]).toEqual([false, 0])
    }
  })

  it('keeps nothing busy once the field is left, whatever it was at', async () => {
    const looked = openField({ ask: lost })
    looked.placing.place('it')
    await looked.clock.advance(2_000)
    looked.placing.search()
    const waited = openField({ ask: tooBusy })
    waited.placing.place('it')
    await waited.clock.advance(100)
    const twice = openField({ ask: lost })
    for (const draft of ['it', 'the next']) {
      twice.placing.place(draft)
      await twice.clock.advance(30_000)
      twice.placing.sayNotPlaced()
    }
    expect(twice.store.memory.doubts).toHaveLength(2)
    for (const { placing, clock } of [looked, waited, twice]) {
      placing.stop()
      await clock.advance(0)
      expect(clock.pending()).toBe(0)
    }
  })

  it('is not taken for placed after all by the looks from before it was given up', async () => {
    const answers: Parameters<typeof openField>[0] = { ask: lost }
    const { placing, clock, told, state } = openField(answers)
    placing.place('it')
    await clock.advance(20_000)
    placing.sayNotPlaced()
    answers.look = { kind: 'found', item: thing }
    await clock.advance(300_000)
    expect(told).not.toContain('placed')
    expect(state().name).toBe('ready')
    placing.stop()
  })

  it('is said to be placed also where Twilio lists nothing at all, and is looked for on', async () => {
    const { placing, clock, state } = openField({ ask: lost })
    placing.place('it')
    await clock.advance(20_000)
    placing.sayPlaced()
    expect(state()).toMatchObject({ name: 'unsure', said: true })
    expect(clock.pending()).toBeGreaterThan(0)
    placing.stop()
  })

  it('is not there to be looked for, stopped or told of before there is any', async () => {
    const { placing, clock, told } = openField({ askMs: 1_000 })
    placing.resume()
    placing.checkNow()
    placing.stopTrying()
    placing.sayPlaced()
    placing.sayNotPlaced()
    expect([told, clock.pending()]).toEqual([[], 0])
    placing.place('it')
    await clock.advance(500)
    const before = [...told]
    placing.sayPlaced()
    expect(told).toEqual(before)
  })
})
