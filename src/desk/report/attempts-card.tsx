import { type Column, TableCard } from '../page/data-table.tsx'
import { showCount } from '../page/show.ts'
import { say, type TextKey } from '../words/say.ts'
import { type AttemptFigures, type LastOutcome, lastOutcomes } from './by-attempts.ts'

const outcomeWords: Readonly<Record<LastOutcome, TextKey>> = {
  answered: 'lastAnswered',
  'no-answer': 'lastNoAnswer',
  busy: 'lastBusy',
  failed: 'lastFailed',
  canceled: 'lastCanceled',
  'not-final': 'lastNotFinal',
  'not-dialled': 'lastNotDialled',
  'not-known': 'lastNotKnown',
}

/** How often cases were tried, and what came of the last time. */
export function AttemptsCard({ rows }: { readonly rows: readonly AttemptFigures[] }) {
  const outcomes = lastOutcomes.filter((outcome) => rows.some(({ byOutcome }) => byOutcome[outcome] > 0))
  const columns: readonly Column<AttemptFigures>[] = [
    { label: say('attempts'), cell: ({ attempts }) => attempts },
    {
      label: say('cases'),
      isNumber: true,
      cell: ({ cases }) => cases,
      show: ({ cases }) => showCount(cases),
    },
    ...outcomes.map(
      (outcome): Column<AttemptFigures> => ({
        label: say(outcomeWords[outcome]),
        isNumber: true,
        cell: ({ byOutcome }) => byOutcome[outcome],
        show: ({ byOutcome }) => showCount(byOutcome[outcome]),
      }),
    ),
  ]
  return (
    <TableCard
      title={say('attemptsTitle')}
      note={say('attemptsNote')}
      fileName="attempts.csv"
      columns={columns}
      rows={rows}
    />
  )
}
