import type { AccountRecording } from '../../../twilio/account-recordings.ts'

/** 8,000 samples a second of two bytes each: ten minutes of two channels are 19.2 MB. */
const bytesPerSecond = 16_000

export interface Size {
  readonly bytes: number
  readonly seconds: number
  /** How many say no length, and are not counted. */
  readonly unknown: number
}

/** What the sounds will weigh as .wav. A recording that does not say its channels counts as one with two. */
export function sizeOf(recordings: readonly Pick<AccountRecording, 'seconds' | 'channels'>[]): Size {
  let size: Size = { bytes: 0, seconds: 0, unknown: 0 }
  for (const { seconds, channels = 2 } of recordings) {
    size =
      seconds === undefined
        ? { ...size, unknown: size.unknown + 1 }
        : {
            ...size,
            bytes: size.bytes + seconds * bytesPerSecond * channels,
            seconds: size.seconds + seconds,
          }
  }
  return size
}

/** `19.2 MB`, as discs and data plans count: a million bytes. */
export function megabytes(bytes: number): string {
  const mb = bytes / 1e6
  return mb >= 1000 ? `${(mb / 1000).toFixed(1)} GB` : `${mb < 10 ? mb.toFixed(1) : mb.toFixed(0)} MB`
}
