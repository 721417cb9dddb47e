import { say, type TextKey } from '../words/say.ts'

const steps: readonly (readonly [title: TextKey, note: TextKey])[] = [
  ['stepData', 'stepDataNote'],
  ['stepReport', 'stepReportNote'],
  ['stepTwice', 'stepTwiceNote'],
  ['stepSound', 'stepSoundNote'],
]

/** What this page is for, while there is nothing in it yet. */
export function Steps() {
  return (
    <section class="card" aria-labelledby="steps-title">
      <h2 id="steps-title">{say('stepsTitle')}</h2>
      <ol class="steps">
        {steps.map(([title, note]) => (
          <li key={title}>
            <strong>{say(title)}</strong>
            <span class="note">{say(note)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
