import { type Column, TableCard } from '../page/data-table.tsx'
import { roundForCsv, showCount, showDecimal, showSeconds } from '../page/show.ts'
import { say } from '../words/say.ts'
import type { EnumeratorFigures } from './by-enumerator.ts'
import { rateOf } from './share.ts'
import { ShareText } from './share-text.tsx'

/** What each enumerator did, and how fast. */
export function EnumeratorsCard({ rows }: { readonly rows: readonly EnumeratorFigures[] }) {
  return (
    <TableCard
      title={say('enumeratorsTitle')}
      note={say('enumeratorsNote')}
      fileName="enumerators.csv"
      columns={columns}
      rows={rows}
    />
  )
}

const number = { isNumber: true }

const columns: readonly Column<EnumeratorFigures>[] = [
  { label: say('enumerator'), cell: ({ enumerator }) => enumerator || say('noName') },
  { label: say('calls'), ...number, cell: ({ calls }) => calls, show: ({ calls }) => showCount(calls) },
  {
    label: say('answeredShare'),
    ...number,
    cell: ({ respondentAnswered }) => roundForCsv(rateOf(respondentAnswered)),
    show: ({ respondentAnswered }) => <ShareText share={respondentAnswered} />,
  },
  {
    label: say('talked'),
    ...number,
    cell: ({ talked }) => talked.sum,
    show: ({ talked }) => showSeconds(talked.sum),
  },
  {
    label: say('completes'),
    ...number,
    cell: ({ completes }) => completes,
    show: ({ completes }) => showCount(completes),
  },
  {
    label: say('hours'),
    ...number,
    cell: ({ hours }) => roundForCsv(hours),
    show: ({ hours, timed }) => (timed > 0 ? showDecimal(hours) : say('noTimes')),
  },
  {
    label: say('callsPerHour'),
    ...number,
    cell: ({ callsPerHour }) => roundForCsv(callsPerHour),
    show: ({ callsPerHour }) => showDecimal(callsPerHour),
  },
  {
    label: say('completesPerHour'),
    ...number,
    cell: ({ completesPerHour }) => roundForCsv(completesPerHour),
    show: ({ completesPerHour }) => showDecimal(completesPerHour),
  },
  { label: say('callsWithoutTime'), ...number, cell: ({ calls, timed }) => calls - timed },
]
