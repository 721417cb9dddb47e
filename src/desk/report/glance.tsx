import { showCount, showRate, showSeconds } from '../page/show.ts'
import { say } from '../words/say.ts'
import type { Figures } from './figures.ts'
import { rateOf } from './share.ts'

/** What most people want to know first; the tables below say of how many each figure is. */
export function Glance({ figures, cases }: { readonly figures: Figures; readonly cases: number }) {
  const { calls, respondentAnswered, talked } = figures
  const shown: readonly (readonly [figure: string, of: string])[] = [
    [showCount(calls), say('glanceCalls')],
    [showCount(cases), say('glanceCases')],
    [showRate(rateOf(respondentAnswered)), say('glanceAnswered')],
    [showSeconds(talked.median), say('glanceMedian')],
    [showSeconds(talked.sum), say('glanceTalked')],
  ]
  return (
    <ul class="glance">
      {shown.map(([figure, of]) => (
        <li key={of}>
          <strong>{figure}</strong> {of}
        </li>
      ))}
    </ul>
  )
}
