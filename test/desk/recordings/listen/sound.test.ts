import { describe, expect, it } from 'vitest'
import { clockLength } from '../../../../src/desk/recordings/listen/clock-length.ts'
import { channelOf, factsOf, peaksOf } from '../../../../src/desk/recordings/listen/levels.ts'
import { measureCalls } from '../../../../src/desk/recordings/listen/measured.ts'
import { noNote, writeNotes } from '../../../../src/desk/recordings/listen/notes.ts'
import { isWavFile, readWav, writeWav } from '../../../../src/desk/recordings/listen/wav.ts'
import { levelOf, readWav as readIndependently } from '../../../stand-in/twilio/sound/heard.ts'
import { foundOf, recordInterviews } from '../scene.ts'

const rate = 8000

/** Two channels: a tone of 440 Hz at this share of full scale, and another sound. */
function tones(amplitude: number, second: (frame: number) => number, seconds = 1): Int16Array<ArrayBuffer> {
  return Int16Array.from({ length: seconds * rate * 2 }, (_, at) => {
    const frame = Math.floor(at / 2)
    const value = at % 2 === 0 ? amplitude * Math.sin((2 * Math.PI * 440 * frame) / rate) : second(frame)
    return Math.round(value * 32_767)
  })
}

/** By the bytes of the format's table, chunks in between included. */
function fileOf(
  samples: Int16Array,
  { channels = 2, format = 1, bits = 16, extra = '', claim = 0 } = {},
): Uint8Array<ArrayBuffer> {
  const size = samples.byteLength
  const head = Buffer.alloc(36)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + size, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(format, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE((rate * channels * bits) / 8, 28)
  head.writeUInt16LE((channels * bits) / 8, 32)
  head.writeUInt16LE(bits, 34)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(claim || size)
  return new Uint8Array(
    Buffer.concat([
      head,
      Buffer.from(extra, 'latin1'),
      Buffer.from('data'),
      length,
      Buffer.from(samples.buffer),
    ]),
  )
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer())
}

describe('a .wav', () => {
  const samples = tones(0.5, () => 0.1)

  it('is read to its last sample, past chunks that say something else', () => {
    for (const extra of ['', 'LIST\x03\x00\x00\x00abc\x00']) {
      expect(readWav(fileOf(samples, { extra }))).toEqual({ channels: 2, rate, samples, isWhole: true })
    }
  })

  it('is known to be cut', () => {
    const cut = readWav(fileOf(samples).slice(0, 1003))
    expect([cut?.isWhole, cut?.samples.length]).toEqual([false, 478])
    expect(readWav(fileOf(samples, { claim: 0xffffffff }))?.isWhole).toBe(false)
  })

  it('is none of ours where its samples are others', () => {
    for (const other of [{ format: 7, bits: 8 }, { bits: 24 }]) {
      const bytes = fileOf(samples, other)
      expect([isWavFile(bytes), readWav(bytes)]).toEqual([true, undefined])
    }
    for (const text of ['', 'RIFF', '{"code":20003}', '<html></html>']) {
      expect(isWavFile(new TextEncoder().encode(text))).toBe(false)
    }
    expect(readWav(fileOf(samples).slice(0, 30))).toBeUndefined()
  })

  it('has each side alone, which is the stand-in’s pitch of that side and nothing of the other', async () => {
    const { session, twilio } = await recordInterviews(1)
    const { fetchSound, accountSid, signal } = session()
    const [recording] = twilio.world.recordings()
    const sound = await fetchSound({ accountSid, sid: recording?.sid ?? '', signal })
    const wav = sound.kind === 'done' ? readWav(sound.data) : undefined
    if (!wav) throw new Error('No sound')
    const alone = await Promise.all([0, 1].map((side) => bytesOf(writeWav(channelOf(wav, side), wav.rate))))
    const [left, right] = alone.map(readIndependently)
    expect([left?.channels.length, left?.seconds, left?.bytesPerSecond]).toEqual([1, 6, 16_000])
    const levels = [left, right].map((side) =>
      [440, 660].map((hertz) => levelOf(side?.channels[0], hertz, 4) > 0.05),
    )
    expect(levels).toEqual([
      [true, false],
      [false, true],
    ])
  })
})

describe('what a sound tells of itself', () => {
  it('is its length and its level: a sine of amplitude a has a root mean square of a / sqrt 2', () => {
    const facts = factsOf({ channels: 2, rate, isWhole: true, samples: tones(0.5, () => 0.1, 2) })
    expect(facts.seconds).toBe(2)
    expect(facts.channels[0]?.loudest).toBeCloseTo(20 * Math.log10(0.5 / Math.SQRT2), 1)
    expect(facts.channels[1]?.loudest).toBeCloseTo(-20, 1)
  })

  it('is silence where there is the noise of a line, and not where somebody spoke for a moment', () => {
    const silentOf = (second: (frame: number) => number) =>
      factsOf({ channels: 2, rate, isWhole: true, samples: tones(0.3, second, 3) }).channels.map(
        (one) => one.isSilent,
      )
    expect(silentOf(() => 0)).toEqual([false, true])
    expect(silentOf((frame) => (frame % 2 === 0 ? 0.001 : -0.001))).toEqual([false, true])
    expect(silentOf((frame) => (frame > 9000 && frame < 10_600 ? 0.1 * Math.sin(frame) : 0))).toEqual([
      false,
      false,
    ])
  })

  it('is nothing at all for no sound', () => {
    const none = factsOf({ channels: 2, rate, isWhole: true, samples: new Int16Array() })
    expect(none).toEqual({
      seconds: 0,
      channels: Array(2).fill({ loudest: Number.NEGATIVE_INFINITY, isSilent: true }),
    })
  })

  it('can be drawn: the largest swing of each part', () => {
    const samples = Int16Array.from([0, 1, -16_384, 2, 100, 3, 200, 4])
    const peaks = peaksOf({ channels: 2, rate, isWhole: true, samples }, 0, 2)
    expect(peaks).toEqual([0.5, 200 / 32_768])
  })

  it('is told by the call: the respondent is on the second channel, or on the first when they are swapped', () => {
    const facts = { seconds: 6, channels: [false, true].map((isSilent) => ({ loudest: -20, isSilent })) }
    const found = [foundOf({ sid: 'RE1' }), foundOf({ sid: 'RE2' }), foundOf({ sid: 'RE3', callSid: 'CA3' })]
    const lookedFor = new Set([...found.map(({ candidate }) => candidate.call.sid), 'CA-without'])
    const measure = (known: Readonly<Record<string, typeof facts>>, isSwapped = false) => [
      ...measureCalls({ lookedFor, found, facts: new Map(Object.entries(known)), isSwapped }).values(),
    ]
    const listed = found.map(({ recording }) => recording.seconds ?? 0)
    const both = (listed[0] ?? 0) + (listed[1] ?? 0)
    // Twilio's list knows how long they are before they are fetched; not whether anybody is heard.
    expect(measure({})).toEqual([
      { recordings: 2, seconds: both },
      { recordings: 1, seconds: listed[2] },
      { recordings: 0 },
    ])
    const [silent] = measure({ RE1: facts, RE2: facts })
    expect(silent).toEqual({ recordings: 2, seconds: 12, isSilent: true })
    expect(measure({ RE1: facts, RE2: facts }, true)[0]).toMatchObject({ isSilent: false })
    const heard = { seconds: 9, channels: facts.channels.toReversed() }
    expect(measure({ RE1: facts, RE2: heard })[0]).toEqual({ recordings: 2, seconds: 15, isSilent: false })
    // One that was not heard may hold the voice.
    expect(measure({ RE1: facts })[0]).not.toHaveProperty('isSilent')
    const mono = { seconds: 2, channels: facts.channels.slice(0, 1) }
    expect(measure({ RE3: mono })[1]).toEqual({ recordings: 1, seconds: 2 })
  })
})

describe('what is said of recordings', () => {
  it('is a table by KEY, with a row for each of which something is said', () => {
    const found = foundOf({ sid: 'RE1' })
    const note = { verdict: 'problem', text: ' =cmd, "they" said\nno ' } as const
    const notes = [
      { found, note },
      { found: foundOf({ sid: 'RE2' }), note: noNote },
    ]
    expect(writeNotes(notes).split('\r\n')).toEqual([
      '\ufeffKEY,enumerator,call_sid,recording_sid,verdict,notes',
      `uuid:1,Asha,${found.recording.callSid},RE1,problem,"'=cmd, ""they"" said\nno"`,
      '',
    ])
  })
})

describe('a length', () => {
  it('is minutes and seconds, and hours where there are some', () => {
    expect([0, 65.9, 3599, 3661].map(clockLength)).toEqual(['0:00', '1:05', '59:59', '1:01:01'])
  })
})
