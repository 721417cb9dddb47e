/** A sound in 16-bit samples, the channels in turn. */
export interface Wav {
  readonly channels: number
  /** Samples a second of each channel. */
  readonly rate: number
  readonly samples: Int16Array<ArrayBuffer>
  /** Whether all the bytes are there that the file says to have. */
  readonly isWhole: boolean
}

const pcm = 1
const extensible = 0xfffe

/** Whether it begins as a .wav does, whatever is in it. */
export function isWavFile(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WAVE'
}

/**
 * The samples of a .wav of 16 bits, as Twilio writes them; undefined for any other. Read here and not by WebAudio, which
 * makes four bytes and up to six samples of each, and does not say how much of the file was there.
 * https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export function readWav(bytes: Uint8Array<ArrayBuffer>): Wav | undefined {
  if (!isWavFile(bytes)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let format: { channels: number; rate: number } | undefined
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = textAt(bytes, at)
    const size = view.getUint32(at + 4, true)
    const start = at + 8
    if (name === 'fmt ' && start + 16 <= bytes.length) format = readFormat(view, start)
    if (name === 'data') {
      if (!format) return undefined
      const held = Math.min(size, bytes.length - start)
      const frame = format.channels * 2
      const length = held - (held % frame)
      // A copy, since samples of two bytes cannot begin at an odd one.
      const samples = new Int16Array(bytes.slice(start, start + length).buffer)
      return { ...format, samples, isWhole: held === size }
    }
    at = start + size + (size % 2)
  }
  return undefined
}

function readFormat(view: DataView, at: number): { channels: number; rate: number } | undefined {
  const kind = view.getUint16(at, true)
  const channels = view.getUint16(at + 2, true)
  const isUsual = (kind === pcm || kind === extensible) && view.getUint16(at + 14, true) === 16
  return isUsual && channels > 0 ? { channels, rate: view.getUint32(at + 4, true) } : undefined
}

/** A .wav of 16 bits and one channel. */
export function writeWav(samples: Int16Array<ArrayBuffer>, rate: number): Blob {
  const head = new DataView(new ArrayBuffer(44))
  putText(head, 0, 'RIFF')
  head.setUint32(4, 36 + samples.byteLength, true)
  putText(head, 8, 'WAVEfmt ')
  head.setUint32(16, 16, true)
  head.setUint16(20, pcm, true)
  head.setUint16(22, 1, true)
  head.setUint32(24, rate, true)
  head.setUint32(28, rate * 2, true)
  head.setUint16(32, 2, true)
  head.setUint16(34, 16, true)
  putText(head, 36, 'data')
  head.setUint32(40, samples.byteLength, true)
  return new Blob([head, samples], { type: 'audio/wav' })
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function putText(view: DataView, at: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index))
}
