import { useMemo, useState } from 'preact/hooks'
import { say } from '../../words/say.ts'
import type { Bytes } from '../outcome.ts'
import { clockLength } from './clock-length.ts'
import { channelOf, factsOf } from './levels.ts'
import { useAudio } from './use-audio.ts'
import { readWav, type Wav, writeWav } from './wav.ts'
import { type Voice, Waves } from './waves.tsx'

type Side = 'both' | 'enumerator' | 'respondent'

const speeds = [0.75, 1, 1.25, 1.5, 2]

/** One recording: drawn, played whole or one side alone. */
export function Player({
  bytes,
  isSwapped,
  swap,
}: {
  readonly bytes: Bytes
  readonly isSwapped: boolean
  readonly swap: (isSwapped: boolean) => void
}) {
  const wav = useMemo(() => readWav(bytes), [bytes])
  const facts = useMemo(() => wav && factsOf(wav), [wav])
  const [side, setSide] = useState<Side>('both')
  const [speed, setSpeed] = useState(1)
  const sound = useMemo(
    () => soundOf(bytes, wav, channelOfSide(side, isSwapped)),
    [bytes, wav, side, isSwapped],
  )
  const { isPlaying, at, toggle, seek } = useAudio(sound, speed)
  const length = facts?.seconds ?? 0
  const voices = voicesOf(wav, isSwapped)
  const silent = voices.filter(({ channel }) => facts?.channels[channel]?.isSilent)
  return (
    <>
      <Waves wav={wav} voices={voices} at={at} length={length} seek={seek} />
      <div class="row">
        <button type="button" class="main" onClick={toggle}>
          {say(isPlaying ? 'listenPause' : 'listenPlay')}
        </button>
        <span>{say('listenTime', { at: clockLength(at), length: clockLength(length) })}</span>
        <label class="row">
          {say('listenSpeed')}
          <select
            value={String(speed)}
            onChange={({ currentTarget }) => setSpeed(Number(currentTarget.value))}
          >
            {speeds.map((one) => (
              <option key={one} value={String(one)}>
                {one} ×
              </option>
            ))}
          </select>
        </label>
      </div>
      {wav?.channels === 2 && <Sides side={side} setSide={setSide} isSwapped={isSwapped} swap={swap} />}
      {wav?.channels === 1 && <p class="note">{say('listenOneChannel')}</p>}
      {!wav && <p class="box warn">{say('listenOdd')}</p>}
      {silent.length > 0 && (
        <p class="box warn">{say('listenSilent', { who: silent.map(({ label }) => label).join(', ') })}</p>
      )}
    </>
  )
}

function Sides({
  side,
  setSide,
  isSwapped,
  swap,
}: {
  readonly side: Side
  readonly setSide: (side: Side) => void
  readonly isSwapped: boolean
  readonly swap: (isSwapped: boolean) => void
}) {
  const sides = [
    ['both', 'sideBoth'],
    ['enumerator', 'sideEnumerator'],
    ['respondent', 'sideRespondent'],
  ] as const
  return (
    <>
      <fieldset class="row sides">
        <legend>{say('listenSide')}</legend>
        {sides.map(([name, text]) => (
          <label key={name} class="row">
            <input type="radio" name="side" checked={side === name} onChange={() => setSide(name)} />
            {say(text)}
          </label>
        ))}
      </fieldset>
      <label class="row">
        <input
          type="checkbox"
          checked={isSwapped}
          onChange={({ currentTarget }) => swap(currentTarget.checked)}
        />
        {say('listenSwap')}
      </label>
      <p class="note">{say('listenSwapNote')}</p>
    </>
  )
}

function channelOfSide(side: Side, isSwapped: boolean): number | undefined {
  if (side === 'both') return undefined
  return (side === 'enumerator') === isSwapped ? 1 : 0
}

function voicesOf(wav: Wav | undefined, isSwapped: boolean): Voice[] {
  if (!wav) return []
  if (wav.channels !== 2) return [{ label: say('sideBoth'), channel: 0 }]
  return [
    { label: say('sideEnumerator'), channel: isSwapped ? 1 : 0 },
    { label: say('sideRespondent'), channel: isSwapped ? 0 : 1 },
  ]
}

/** The file as it is, or a file with one of its channels, which is then in both ears. */
function soundOf(bytes: Bytes, wav: Wav | undefined, channel: number | undefined): Blob {
  if (!wav || channel === undefined || channel >= wav.channels)
    return new Blob([bytes], { type: 'audio/wav' })
  return writeWav(channelOf(wav, channel), wav.rate)
}
