import type { Wav } from './wav.ts'

/** What a sound tells of itself, for the index and for what is looked at twice. */
export interface SoundFacts {
  readonly seconds: number
  /** In the recording's order; the loudest tenth of a second of each. */
  readonly channels: readonly ChannelFacts[]
}

export interface ChannelFacts {
  /** dBFS, below 0; -Infinity where there is nothing at all. */
  readonly loudest: number
  /** Nobody can have spoken. */
  readonly isSilent: boolean
}

/** Speech on the telephone lies around -20 dBFS, the noise of a line below -55. */
const silenceDb = -50

const fullScale = 32_768

export function factsOf(wav: Wav): SoundFacts {
  const frames = wav.samples.length / wav.channels
  return {
    seconds: frames / wav.rate,
    channels: Array.from({ length: wav.channels }, (_, channel) => {
      const loudest = loudestOf(wav, channel)
      return { loudest, isSilent: loudest < silenceDb }
    }),
  }
}

/** The largest root mean square of a tenth of a second. */
function loudestOf({ samples, channels, rate }: Wav, channel: number): number {
  const width = Math.max(1, Math.round(rate / 10))
  let most = 0
  let sum = 0
  let count = 0
  for (let at = channel; at < samples.length; at += channels) {
    const value = (samples[at] ?? 0) / fullScale
    sum += value * value
    count += 1
    if (count === width || at + channels >= samples.length) {
      most = Math.max(most, sum / count)
      sum = 0
      count = 0
    }
  }
  return 10 * Math.log10(most)
}

/** For drawing: the largest swing, 0 to 1, in each of so many equal parts of a channel. */
export function peaksOf({ samples, channels }: Wav, channel: number, parts: number): number[] {
  const frames = samples.length / channels
  return Array.from({ length: parts }, (_, part) => {
    const end = Math.floor(((part + 1) * frames) / parts)
    let most = 0
    for (let frame = Math.floor((part * frames) / parts); frame < end; frame += 1) {
      most = Math.max(most, Math.abs(samples[frame * channels + channel] ?? 0))
    }
    return most / fullScale
  })
}

/** One channel alone. */
export function channelOf({ samples, channels }: Wav, channel: number): Int16Array<ArrayBuffer> {
  const alone = new Int16Array(samples.length / channels)
  for (let frame = 0; frame < alone.length; frame += 1) {
    alone[frame] = samples[frame * channels + channel] ?? 0
  }
  return alone
}
