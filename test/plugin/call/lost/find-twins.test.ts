import { describe, expect, it } from 'vitest'
import { findTwins } from '../../../../src/plugin/call/twins.ts'
import { dataOf } from '../../world/fixtures.ts'
import { listed, own, search, twilioWith } from './twin-calls.ts'

async function find(
  calls: readonly unknown[],
  flightMs: number | 'unknown' = 500,
  sought = search(),
  talksIn: readonly string[] = [],
) {
  const { world } = twilioWith(() => dataOf({ calls }), talksIn)
  const {
    certain,
    isDoubtful,
    talk,
    own: seen,
  } = await findTwins(world, sought, 'CAown', flightMs === 'unknown' ? undefined : flightMs)
  return { certain: certain.map(({ sid }) => sid), isDoubtful, talk: talk?.sid, isListed: seen !== undefined }
}

describe('calls beside the one that Twilio’s answer named', () => {
  it('are surely of the same request where it was under way when they were made, on a phone nobody else uses', async () => {
    expect(await find([listed('CAtwin', 1, 'queued'), own])).toMatchObject({
      certain: ['CAtwin'],
      isDoubtful: false,
    })
    expect(await find([own, listed('CAtwin', -1)])).toMatchObject({ certain: ['CAtwin'] })
  })

  it('are told of with the oldest first, whose phone rings where the others find it engaged', async () => {
    expect(await find([listed('CAthird', 1), own, listed('CAfirst', -1)])).toMatchObject({
      certain: ['CAfirst', 'CAthird'],
    })
  })

  it.each([
    ['made before the request was', [own, listed('CAother', -3)], 500],
    ['made after its answer', [listed('CAother', 3), own], 500],
    ['talking', [own, listed('CAother', 0, 'in-progress')], 500],
    ['over', [own, listed('CAother', 0, 'busy')], 500],
  ])('are left alone where they are %s', async (_how, calls, flightMs) => {
    expect(await find(calls, flightMs)).toMatchObject({ certain: [], isDoubtful: false })
  })

  it.each<[string, readonly unknown[], number | 'unknown']>([
    ['the request took longer than five seconds', [own, listed('CAother', -4)], 6_000],
    ['nobody knows how long the request took', [own, listed('CAother', -40)], 'unknown'],
    [
      'somebody else has used the phone',
      [own, listed('CAother', 0), listed('CAearlier', -900, 'completed')],
      500,
    ],
  ])('are only told of where %s', async (_why, calls, flightMs) => {
    expect(await find(calls, flightMs)).toMatchObject({ certain: [], isDoubtful: true })
  })

  it('are surely of it up to five seconds, and where the answer came at once', async () => {
    for (const flightMs of [0, 5_000]) {
      expect(await find([own, listed('CAtwin', 0)], flightMs)).toMatchObject({ certain: ['CAtwin'] })
    }
  })

  it('are nothing where the call itself is the only one listed, owned or not', async () => {
    const notOwned = { ...search(), isOwned: () => false }
    expect(await find([own], 500, notOwned)).toMatchObject({ certain: [], isDoubtful: false })
  })

  it('are never surely of the same request where the device’s clock went back meanwhile', async () => {
    expect(await find([own, listed('CAother', 0)], -500)).toMatchObject({ certain: [] })
  })

  it('are not the newest known beforehand, which tells that the phone is shared', async () => {
    const calls = [own, listed('CAother', 0), listed('CAknown', -1)]
    expect(await find(calls, 500, search({ newest: 'CAknown' }))).toMatchObject({
      certain: [],
      isDoubtful: true,
    })
    const alone = [own, listed('CAknown', -1)]
    expect(await find(alone, 500, search({ newest: 'CAknown' }))).toMatchObject({
      certain: [],
      isDoubtful: false,
    })
  })

  it('are none that this or another field owns', async () => {
    const calls = [own, listed('CAother', 0), listed('CAearlier', -900, 'completed')]
    const sought = search({ owned: ['CAother', 'CAearlier'] })
    expect(await find(calls, 500, sought)).toMatchObject({ certain: [], isDoubtful: false })
  })

  it('cannot be told before Twilio lists the call itself', async () => {
    expect(await find([listed('CAtwin', 0)])).toEqual({
      certain: [],
      isDoubtful: false,
      talk: undefined,
      isListed: false,
    })
  })

  it('are the talk where they went on to its respondent', async () => {
    const calls = [own, listed('CAtwin', 0, 'in-progress')]
    expect(await find(calls, 500, search(), ['CAtwin'])).toMatchObject({ talk: 'CAtwin' })
    expect(await find(calls)).toMatchObject({ talk: undefined })
  })
})
