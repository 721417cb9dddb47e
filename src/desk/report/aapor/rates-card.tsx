import { caseClasses } from '../../../stored/aapor.ts'
import { type Column, TableCard } from '../../page/data-table.tsx'
import { useRemembered } from '../../page/remembered.ts'
import { roundForCsv, showCount, showDecimal, showRate } from '../../page/show.ts'
import { say } from '../../words/say.ts'
import type { FinalFigures } from './final-disposition.ts'
import { type ClassCounts, countClasses, estimateE, outcomeRates, type Rate } from './rates.ts'

/** AAPOR's rates of the cases, with the numbers that they come from. */
export function RatesCard({ finals }: { readonly finals: readonly FinalFigures[] }) {
  const [written, setWritten] = useRemembered('e', '', isText)
  const counts = countClasses(finals)
  const estimated = estimateE(counts)
  const given = readE(written)
  const isWrong = written.trim() !== '' && given === undefined
  return (
    <TableCard
      title={say('ratesTitle')}
      note={say('ratesNote')}
      fileName="aapor-rates.csv"
      columns={columns}
      rows={outcomeRates(counts, given ?? estimated)}
    >
      <ClassCountsText counts={counts} />
      <div class="fields">
        <label>
          {say('eLabel')}
          <input
            type="text"
            inputMode="decimal"
            value={written}
            aria-invalid={isWrong}
            aria-describedby="e-hint"
            onInput={({ currentTarget }) => setWritten(currentTarget.value)}
          />
        </label>
      </div>
      <p class="note" id="e-hint">
        {say('eHint', { e: estimated === undefined ? say('eNone') : estimated.toFixed(3) })}
      </p>
      {isWrong ? (
        <p class="box bad" role="alert">
          {say('eWrong')}
        </p>
      ) : null}
    </TableCard>
  )
}

function ClassCountsText({ counts }: { readonly counts: ClassCounts }) {
  return <p>{caseClasses.map((own) => `${own} ${showCount(counts[own])}`).join(' · ')}</p>
}

const columns: readonly Column<Rate>[] = [
  { label: say('rate'), cell: ({ name }) => name },
  { label: say('value'), isNumber: true, cell: ({ rate }) => roundForCsv(rate), show: showOne },
  { label: say('numerator'), isNumber: true, cell: ({ over }) => over, show: ({ over }) => showCount(over) },
  { label: say('denominator'), isNumber: true, cell: ({ under }) => roundForCsv(under), show: showUnder },
  { label: say('formula'), isOneLine: true, cell: ({ formula }) => formula },
]

function showOne({ rate, under }: Rate): string {
  if (rate !== undefined) return showRate(rate)
  return under === undefined ? say('needsE') : say('nothingToDivide')
}

/** With e it need not be whole. */
function showUnder({ under }: Rate): string {
  return under !== undefined && Number.isInteger(under) ? showCount(under) : showDecimal(under)
}

/** 0 to 1; undefined for what is no such number. */
function readE(text: string): number | undefined {
  // Many a keyboard has a comma where English has a point.
  const plain = text.trim().replace(',', '.')
  const value = /^\d*\.?\d+$/.test(plain) ? Number(plain) : Number.NaN
  return value >= 0 && value <= 1 ? value : undefined
}

function isText(data: unknown): data is string {
  return typeof data === 'string'
}
