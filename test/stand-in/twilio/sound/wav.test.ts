import { describe, expect, it } from 'vitest'
import { writeWav } from '../../../../src/stand-in/twilio/sound/wav.ts'
import { isSilent, levelOf, readWav } from './heard.ts'

const parts = [
  { untilMs: 2000, enumerator: true, respondent: false },
  { untilMs: 4000, enumerator: true, respondent: true },
  { untilMs: 5000, enumerator: false, respondent: true },
  { untilMs: 6000, enumerator: false, respondent: false },
]

describe('the sound of a recording', () => {
  it('has 16 bits at 8 kHz, and lasts as long as its parts', () => {
    const { rate, bits, bytesPerSecond, seconds, channels } = readWav(writeWav(parts, 2))
    expect({ rate, bits, bytesPerSecond, seconds, channels: channels.length }).toEqual({
      rate: 8000,
      bits: 16,
      bytesPerSecond: 32_000,
      seconds: 6,
      channels: 2,
    })
  })

  it('has each side at its own pitch in its own channel, and silence where nobody is heard', () => {
    const [left, right] = readWav(writeWav(parts, 2)).channels
    for (const second of [0, 1, 2, 3]) expect(levelOf(left, 440, second)).toBeCloseTo(0.366, 2)
    for (const second of [2, 3, 4]) expect(levelOf(right, 660, second)).toBeCloseTo(0.366, 2)
    expect([levelOf(left, 660, 2), levelOf(right, 440, 2)].every((level) => level < 0.001)).toBe(true)
    expect([4, 5].map((second) => isSilent(left, second))).toEqual([true, true])
    expect([0, 1, 5].map((second) => isSilent(right, second))).toEqual([true, true, true])
  })

  it('goes on without a click where only the other side begins', () => {
    const [left] = readWav(writeWav(parts, 2)).channels
    const expected = (frame: number): number =>
      Math.round(12_000 * Math.sin((2 * Math.PI * 440 * frame) / 8000))
    for (const frame of [15_999, 16_000, 16_001, 30_123]) expect(left?.[frame]).toBe(expected(frame))
  })

  it('has both sides in its one channel where there is but one', () => {
    const { channels } = readWav(writeWav(parts, 1))
    expect(channels).toHaveLength(1)
    expect(levelOf(channels[0], 440, 3)).toBeCloseTo(0.183, 2)
    expect(levelOf(channels[0], 660, 3)).toBeCloseTo(0.183, 2)
    expect(levelOf(channels[0], 660, 0)).toBeLessThan(0.001)
  })

  it('takes 19.2 MB for ten minutes of two channels, written in a moment', () => {
    const tenMinutes = [
      { untilMs: 13, enumerator: false, respondent: false },
      { untilMs: 9_007, enumerator: true, respondent: false },
      { untilMs: 600_000, enumerator: true, respondent: true },
    ]
    const before = performance.now()
    const file = writeWav(tenMinutes, 2)
    // A hundredth of a second on a quiet machine; written sample by sample it takes half a second and more.
    expect(performance.now() - before).toBeLessThan(400)
    expect(file.length).toBe(44 + 19_200_000)
  })

  it('of no length is a header and nothing else', () => {
    expect(readWav(writeWav([], 2)).seconds).toBe(0)
  })
})
