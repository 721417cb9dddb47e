import { type Column, DownloadTable } from '../page/data-table.tsx'
import { Scroller } from '../page/scroller.tsx'
import { roundForCsv, showCount, showShortRate } from '../page/show.ts'
import { say } from '../words/say.ts'
import type { HourFigures } from './by-time.ts'
import { rateOf, type Share } from './share.ts'

const weekdays = [
  say('weekday0'),
  say('weekday1'),
  say('weekday2'),
  say('weekday3'),
  say('weekday4'),
  say('weekday5'),
  say('weekday6'),
]

interface Hour {
  readonly hour: number
  /** Monday to Sunday. */
  readonly shares: readonly Share[]
}

const nothing: Share = { yes: 0, no: 0, unknown: 0 }

/** When respondents answer: a table whose cells have a colour, so that it can be looked at and read aloud. */
export function HoursCard({ figures }: { readonly figures: HourFigures }) {
  const hours = hoursOf(figures)
  return (
    <section class="card" aria-label={say('hoursTitle')}>
      <div class="row spread">
        <h2>{say('hoursTitle')}</h2>
        <DownloadTable fileName="hours.csv" columns={columns} rows={cellsOf(hours)} />
      </div>
      <p class="note">{say('hoursNote')}</p>
      {figures.untimed > 0 ? (
        <p class="note">{say('untimedCalls', { untimed: showCount(figures.untimed) })}</p>
      ) : null}
      {hours.length > 0 ? <HeatMap hours={hours} /> : <p>{say('noTimesNote')}</p>}
    </section>
  )
}

function HeatMap({ hours }: { readonly hours: readonly Hour[] }) {
  return (
    <Scroller name={say('hoursTitle')}>
      <table class="heat">
        <thead>
          <tr>
            <th scope="col">{say('hour')}</th>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map(({ hour, shares }) => (
            <tr key={hour}>
              <th scope="row">{showHour(hour)}</th>
              {shares.map((share, weekday) => (
                <HeatCell key={weekdays[weekday]} share={share} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}

function HeatCell({ share }: { readonly share: Share }) {
  const rate = rateOf(share)
  if (rate === undefined) return <td>{share.unknown > 0 ? <small>{say('notKnown')}</small> : null}</td>
  return (
    <td style={{ '--share': `${Math.round(rate * 100)}%` }}>
      {showShortRate(rate)}
      <small>
        <span class="unseen"> {say('ofCalls')}</span> {showCount(share.yes + share.no)}
      </small>
    </td>
  )
}

/** From the first hour with a call to the last. */
function hoursOf({ cells }: HourFigures): readonly Hour[] {
  const hours = Array.from({ length: 24 }, (_, hour): Hour => {
    return { hour, shares: cells.map((row) => row[hour] ?? nothing) }
  })
  const used = hours.filter(({ shares }) => shares.some(({ yes, no, unknown }) => yes + no + unknown > 0))
  const [first, last] = [used[0], used[used.length - 1]]
  return first && last ? hours.slice(first.hour, last.hour + 1) : []
}

interface OneCell {
  readonly weekday: string
  readonly hour: number
  readonly share: Share
}

function cellsOf(hours: readonly Hour[]): readonly OneCell[] {
  return hours.flatMap(({ hour, shares }) =>
    shares.map((share, weekday) => ({ weekday: weekdays[weekday] ?? '', hour, share })),
  )
}

const columns: readonly Column<OneCell>[] = [
  { label: say('weekday'), cell: ({ weekday }) => weekday },
  { label: say('hour'), cell: ({ hour }) => hour },
  { label: say('answeredShare'), cell: ({ share }) => roundForCsv(rateOf(share)) },
  { label: say('known'), cell: ({ share }) => share.yes + share.no },
  { label: say('unknown'), cell: ({ share }) => share.unknown },
]

function showHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}–${String(hour + 1).padStart(2, '0')}`
}
