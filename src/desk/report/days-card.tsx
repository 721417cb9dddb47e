import { type Column, DataTable, DownloadTable } from '../page/data-table.tsx'
import { Scroller } from '../page/scroller.tsx'
import { showCount } from '../page/show.ts'
import { say } from '../words/say.ts'
import type { DayFigures } from './by-time.ts'
import { rateOf } from './share.ts'
import { ShareText } from './share-text.tsx'

/** Calls by day: bars to look at, and a table of the same. */
export function DaysCard({
  days,
  untimed,
}: {
  readonly days: readonly DayFigures[]
  readonly untimed: number
}) {
  return (
    <section class="card" aria-label={say('daysTitle')}>
      <div class="row spread">
        <h2>{say('daysTitle')}</h2>
        <DownloadTable fileName="days.csv" columns={columns} rows={days} />
      </div>
      <p class="note">{say('daysNote')}</p>
      {untimed > 0 ? <p class="note">{say('untimedCalls', { untimed: showCount(untimed) })}</p> : null}
      {days.length > 0 ? <DayBars days={days} /> : <p>{say('noTimesNote')}</p>}
      <details>
        <summary>{say('daysAsTable')}</summary>
        <DataTable title={say('daysTitle')} columns={columns} rows={days} />
      </details>
    </section>
  )
}

const columns: readonly Column<DayFigures>[] = [
  { label: say('day'), cell: ({ day }) => day },
  { label: say('calls'), isNumber: true, cell: ({ calls }) => calls, show: ({ calls }) => showCount(calls) },
  {
    label: say('answered'),
    isNumber: true,
    cell: ({ answered }) => (rateOf(answered) === undefined ? undefined : answered.yes),
    show: ({ answered }) => <ShareText share={answered} />,
  },
]

/** Of the picture, in its own units: a bar and the gap after it, the bars' height, and the line of text below. */
const leastStep = 14
const mostStep = 28
/** What a few days spread over. */
const breadth = 600
const gap = 3
const height = 140
const below = 20
/** The room that a date under a bar needs. */
const labelWidth = 44

function DayBars({ days }: { readonly days: readonly DayFigures[] }) {
  const [first, last] = [days[0], days[days.length - 1]]
  const busiest = days.reduce((one, other) => (other.calls > one.calls ? other : one))
  const step = Math.min(mostStep, Math.max(leastStep, Math.floor(breadth / days.length)))
  // Weeks are easier to see than a date every four days.
  const labelEvery = step === mostStep ? Math.ceil(labelWidth / step) : 7
  const width = days.length * step + labelWidth
  const summary = say('daysPicture', {
    first: first?.day ?? '',
    last: last?.day ?? '',
    most: showCount(busiest.calls),
    busiest: busiest.day,
  })
  return (
    <Scroller name={say('daysTitle')}>
      <svg class="bars" width={width} height={height + below} role="img" aria-label={summary}>
        {days.map((day, index) => (
          <DayBar
            key={day.day}
            day={day}
            x={index * step}
            width={step - gap}
            most={busiest.calls}
            hasLabel={index % labelEvery === 0}
          />
        ))}
      </svg>
    </Scroller>
  )
}

function DayBar({
  day: { day, calls, answered },
  x,
  width,
  most,
  hasLabel,
}: {
  readonly day: DayFigures
  readonly x: number
  readonly width: number
  readonly most: number
  readonly hasLabel: boolean
}) {
  const tall = (count: number) => (most === 0 ? 0 : (count / most) * height)
  const bar = { x, width }
  return (
    <g>
      <title>{`${day}: ${showCount(calls)}`}</title>
      <rect {...bar} class="all" y={height - tall(calls)} height={tall(calls)} />
      <rect {...bar} class="part" y={height - tall(answered.yes)} height={tall(answered.yes)} />
      {hasLabel ? (
        <text x={x} y={height + below - 5}>
          {day.slice(5)}
        </text>
      ) : null}
    </g>
  )
}
