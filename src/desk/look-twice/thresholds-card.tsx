import { useState } from 'preact/hooks'
import type { Choices } from '../choices.ts'
import { TimeZoneChoice } from '../page/time-zone-choice.tsx'
import { say, type TextKey } from '../words/say.ts'
import { isThreshold, type Thresholds, thresholdLimits, thresholdNames } from './thresholds.ts'

const thresholdWords: Readonly<Record<keyof Thresholds, TextKey>> = {
  leastTalk: 'limitLeastTalk',
  leastRecorded: 'limitLeastRecorded',
  mostOverlap: 'limitMostOverlap',
  nightFrom: 'limitNightFrom',
  nightTo: 'limitNightTo',
}

interface ThresholdsProps {
  readonly thresholds: Thresholds
  readonly setThresholds: (thresholds: Thresholds) => void
}

/** From where on something is worth a look: the user's to say. */
export function ThresholdsCard({
  thresholds,
  setThresholds,
  choices: { timeZone, setTimeZone },
}: ThresholdsProps & { readonly choices: Choices }) {
  return (
    <section class="card" aria-label={say('limitsTitle')}>
      <h2>{say('limitsTitle')}</h2>
      <div class="fields">
        {thresholdNames.map((name) => (
          <ThresholdField key={name} name={name} thresholds={thresholds} setThresholds={setThresholds} />
        ))}
        <TimeZoneChoice timeZone={timeZone} setTimeZone={setTimeZone} />
      </div>
    </section>
  )
}

/** What is typed stays as it is; only a number that can be one becomes the threshold. */
function ThresholdField({
  name,
  thresholds,
  setThresholds,
}: ThresholdsProps & { readonly name: keyof Thresholds }) {
  const [written, setWritten] = useState(String(thresholds[name]))
  const isRight = isThreshold(name, readWhole(written))
  const [least, most] = thresholdLimits[name]

  function write(text: string): void {
    setWritten(text)
    const value = readWhole(text)
    if (isThreshold(name, value)) setThresholds({ ...thresholds, [name]: value })
  }

  return (
    <label>
      {say(thresholdWords[name])}
      <input
        type="text"
        inputMode="numeric"
        value={written}
        aria-invalid={!isRight}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      {isRight ? null : (
        <span class="wrong" role="alert">
          {say('limitWrong', { least, most, value: thresholds[name] })}
        </span>
      )}
    </label>
  )
}

function readWhole(text: string): number | undefined {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : undefined
}
