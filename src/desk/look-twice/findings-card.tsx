import { useState } from 'preact/hooks'
import { showCount } from '../page/show.ts'
import { say } from '../words/say.ts'
import type { Finding, Looked } from './material.ts'
import { ruleWords } from './rule-words.ts'
import type { RuleName } from './thresholds.ts'

/** Plays a call's sound. */
export type Play = (callSid: string) => void

/** So many findings are shown at first, and so many more each time. */
const atOnce = 20

/** What one rule has found, each finding with its evidence. */
export function FindingsCard({
  looked: { rule, findings, unchecked },
  play,
}: {
  readonly looked: Looked & { readonly rule: RuleName }
  readonly play: Play | undefined
}) {
  const [shown, setShown] = useState(atOnce)
  const more = Math.min(findings.length - shown, atOnce)
  const { title, needs } = ruleWords[rule]
  return (
    <section class="card" aria-label={say(title)}>
      <h2>
        {say(title)}: {showCount(findings.length)}
      </h2>
      {unchecked > 0 ? (
        <p class="note">{say('uncheckedNote', { unchecked: showCount(unchecked), why: say(needs) })}</p>
      ) : null}
      <ul class="findings">
        {findings.slice(0, shown).map((finding) => (
          <FindingItem
            key={`${finding.interview.key} ${finding.calls.map(({ sid }) => sid).join(' ')}`}
            finding={finding}
            play={play}
          />
        ))}
      </ul>
      {more > 0 ? (
        <div class="row">
          <button type="button" onClick={() => setShown(shown + atOnce)}>
            {say('moreFindings', { count: showCount(more) })}
          </button>
        </div>
      ) : null}
    </section>
  )
}

function FindingItem({ finding, play }: { readonly finding: Finding; readonly play: Play | undefined }) {
  const { key, enumerator, caseId } = finding.interview
  return (
    <li class="finding">
      <strong>{caseId === key ? key : say('caseOf', { id: caseId })}</strong>
      <span class="note">
        {say('enumerator')}: {enumerator || say('noName')}
        {caseId === key ? null : ` · ${key}`}
      </span>
      <span>{evidenceOf(finding)}</span>
      {play ? <PlayButtons finding={finding} play={play} /> : null}
    </li>
  )
}

function PlayButtons({ finding, play }: { readonly finding: Finding; readonly play: Play }) {
  return (
    <div class="row">
      {finding.calls.map(({ sid }) => {
        const text = finding.calls.length > 1 ? say('playSoundOf', { end: sid.slice(-4) }) : say('playSound')
        return (
          <button key={sid} type="button" aria-label={`${text}: ${sid}`} onClick={() => play(sid)}>
            {text}
          </button>
        )
      })}
    </div>
  )
}

/** The evidence in a sentence. */
export function evidenceOf({ rule, values }: Finding): string {
  return say(ruleWords[rule].evidence, values)
}
