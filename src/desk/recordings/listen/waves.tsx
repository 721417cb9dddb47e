import { useMemo } from 'preact/hooks'
import { say } from '../../words/say.ts'
import { clockLength } from './clock-length.ts'
import { peaksOf } from './levels.ts'
import type { Wav } from './wav.ts'

const parts = 600

export interface Voice {
  readonly label: string
  /** The channel's place in the file. */
  readonly channel: number
}

/** Each side's sound over time, one above the other; a slider lies over them, for the pointer and for the keys. */
export function Waves({
  wav,
  voices,
  at,
  length,
  seek,
}: {
  readonly wav: Wav | undefined
  readonly voices: readonly Voice[]
  /** Seconds. */
  readonly at: number
  readonly length: number
  readonly seek: (seconds: number) => void
}) {
  return (
    <div class="waves">
      {wav &&
        voices.map(({ label, channel }) => (
          <div key={label} class="wave">
            <span>{label}</span>
            <Wave wav={wav} channel={channel} />
          </div>
        ))}
      <input
        type="range"
        min={0}
        max={Math.max(1, Math.ceil(length))}
        step={1}
        value={at}
        aria-label={say('listenAt')}
        aria-valuetext={say('listenTime', { at: clockLength(at), length: clockLength(length) })}
        onInput={({ currentTarget }) => seek(Number(currentTarget.value))}
      />
    </div>
  )
}

function Wave({ wav, channel }: { readonly wav: Wav; readonly channel: number }) {
  const path = useMemo(
    () =>
      peaksOf(wav, channel, parts)
        .map((peak, x) => `M${x} ${(50 - peak * 48).toFixed(1)}V${(50.5 + peak * 48).toFixed(1)}`)
        .join(''),
    [wav, channel],
  )
  return (
    <svg viewBox={`0 0 ${parts} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} vector-effect="non-scaling-stroke" />
    </svg>
  )
}
