/** What a WAV file says of itself, and its samples, channel by channel. */
export interface Heard {
  readonly rate: number
  readonly bits: number
  readonly bytesPerSecond: number
  readonly seconds: number
  readonly channels: readonly Int16Array[]
}

/** Reads a file by the offsets of the canonical header. http://soundfile.sapp.org/doc/WaveFormat/ */
export function readWav(file: Uint8Array): Heard {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const text = (at: number): string => String.fromCharCode(...file.subarray(at, at + 4))
  if (text(0) !== 'RIFF' || text(8) !== 'WAVE' || text(12) !== 'fmt ' || text(36) !== 'data') {
    throw new Error('This is no WAV file.')
  }
  if (view.getUint32(4, true) !== file.length - 8 || view.getUint32(40, true) !== file.length - 44) {
    throw new Error('The sizes in the header are wrong.')
  }
  if (view.getUint16(20, true) !== 1) throw new Error('This is not PCM.')
  const count = view.getUint16(22, true)
  const rate = view.getUint32(24, true)
  const frames = (file.length - 44) / 2 / count
  const channels = Array.from({ length: count }, (_, channel) =>
    Int16Array.from({ length: frames }, (_sample, frame) =>
      view.getInt16(44 + (frame * count + channel) * 2, true),
    ),
  )
  const bits = view.getUint16(34, true)
  return { rate, bits, bytesPerSecond: view.getUint32(28, true), seconds: frames / rate, channels }
}

/**
 * How much of a pitch there is in one second of samples, 0 to 1 of full scale: one line of a Fourier transform.
 *
 * @param from the second it begins at
 */
export function levelOf(samples: Int16Array | undefined, hertz: number, from: number, rate = 8000): number {
  let [real, imaginary] = [0, 0]
  const second = samples?.subarray(from * rate, (from + 1) * rate) ?? new Int16Array()
  second.forEach((sample, index) => {
    const angle = (2 * Math.PI * hertz * index) / rate
    real += sample * Math.cos(angle)
    imaginary += sample * Math.sin(angle)
  })
  return (2 * Math.hypot(real, imaginary)) / rate / 32_767
}

/** Whether nothing at all is in one second of samples. */
export function isSilent(samples: Int16Array | undefined, from: number, rate = 8000): boolean {
  return samples?.subarray(from * rate, (from + 1) * rate).every((sample) => sample === 0) ?? false
}
