import { type Column, TableCard } from '../page/data-table.tsx'
import { roundForCsv, showCount, showRate, showSeconds } from '../page/show.ts'
import { say } from '../words/say.ts'
import type { Figures } from './figures.ts'
import { rateOf, type Share } from './share.ts'

interface Measure {
  readonly label: string
  readonly value: number | undefined
  readonly show: (value: number | undefined) => string
  readonly known: number | undefined
  readonly unknown: number | undefined
}

/** What became of all calls together. */
export function TotalsCard({ figures }: { readonly figures: Figures }) {
  return (
    <TableCard
      title={say('totalsTitle')}
      note={say('totalsNote')}
      fileName="calls.csv"
      columns={columns}
      rows={measuresOf(figures)}
    />
  )
}

const columns: readonly Column<Measure>[] = [
  { label: say('measure'), cell: ({ label }) => label },
  {
    label: say('value'),
    isNumber: true,
    cell: ({ value }) => roundForCsv(value),
    show: ({ value, show }) => show(value),
  },
  { label: say('known'), isNumber: true, cell: ({ known }) => known, show: ({ known }) => showCount(known) },
  {
    label: say('unknown'),
    isNumber: true,
    cell: ({ unknown }) => unknown,
    show: ({ unknown }) => showCount(unknown),
  },
]

function measuresOf({
  calls,
  enumeratorAnswered,
  respondentAnswered,
  talked,
  inVain,
  rungInVain,
}: Figures): readonly Measure[] {
  const ofTalk = { show: showSeconds, known: talked.known, unknown: talked.unknown }
  const { known, unknown } = rungInVain
  return [
    { label: say('callsPlaced'), value: calls, show: showCount, known: undefined, unknown: undefined },
    shareMeasure(say('enumeratorAnswered'), enumeratorAnswered),
    shareMeasure(say('respondentAnswered'), respondentAnswered),
    { label: say('talkedSum'), value: talked.sum, ...ofTalk },
    { label: say('talkedMedian'), value: talked.median, ...ofTalk },
    { label: say('talkedP10'), value: talked.p10, ...ofTalk },
    { label: say('talkedP90'), value: talked.p90, ...ofTalk },
    {
      label: say('rungInVain'),
      value: isKnown(respondentAnswered) ? inVain : undefined,
      show: showCount,
      known: respondentAnswered.yes + respondentAnswered.no,
      unknown: respondentAnswered.unknown,
    },
    { label: say('rungInVainTime'), value: rungInVain.sum, show: showSeconds, known, unknown },
  ]
}

function shareMeasure(label: string, share: Share): Measure {
  return { label, value: rateOf(share), show: showRate, known: share.yes + share.no, unknown: share.unknown }
}

/** Where it is not known of anybody whether they answered, it is not known who did not either. */
function isKnown({ yes, no, unknown }: Share): boolean {
  return yes + no > 0 || unknown === 0
}
