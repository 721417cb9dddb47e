import { caseClasses, isCaseClass } from '../../../stored/aapor.ts'
import type { Case } from '../../cases.ts'
import { type Column, DownloadTable, TableCard } from '../../page/data-table.tsx'
import { showCount } from '../../page/show.ts'
import { say } from '../../words/say.ts'
import { sayClass, sayCode } from './class-words.ts'
import { type ClassChoices, classFor, doneCode, type FinalFigures, finalCode } from './final-disposition.ts'

interface FinalsProps {
  readonly cases: readonly Case[]
  readonly finals: readonly FinalFigures[]
  readonly classes: ClassChoices
  readonly setClasses: (classes: ClassChoices) => void
}

/** What each case has ended with, and what it counts as, which the user may change. */
export function FinalsCard({ cases, finals, classes, setClasses }: FinalsProps) {
  const uncounted = finals.reduce((sum, one) => sum + (one.class === undefined ? one.cases : 0), 0)
  const columns: readonly Column<FinalFigures>[] = [
    { label: say('code'), cell: ({ code }) => showCode(code) },
    { label: say('meaning'), cell: ({ code }) => sayCode(code) },
    {
      label: say('cases'),
      isNumber: true,
      cell: ({ cases }) => cases,
      show: ({ cases }) => showCount(cases),
    },
    {
      label: say('countsAs'),
      cell: (one) => sayClass(one.class),
      show: (one) => (
        <ClassChoice one={one} choose={(chosen) => setClasses({ ...classes, [one.code]: chosen })} />
      ),
    },
  ]
  return (
    <TableCard
      title={say('finalsTitle')}
      note={say('finalsNote')}
      fileName="final-dispositions.csv"
      columns={columns}
      rows={finals}
      buttons={
        <>
          {Object.keys(classes).length > 0 ? (
            <button type="button" onClick={() => setClasses({})}>
              {say('asAapor')}
            </button>
          ) : null}
          <DownloadTable
            fileName="cases.csv"
            label={say('downloadCases')}
            columns={caseColumns(classes)}
            rows={cases}
          />
        </>
      }
    >
      {uncounted > 0 ? (
        <p class="box warn">{say('uncountedCases', { cases: showCount(uncounted) })}</p>
      ) : null}
    </TableCard>
  )
}

function caseColumns(classes: ClassChoices): readonly Column<Case>[] {
  return [
    { label: say('case'), cell: ({ id }) => id },
    { label: say('calls'), cell: ({ calls }) => calls.length },
    { label: say('code'), cell: (one) => showCode(finalCode(one, classes)) },
    { label: say('meaning'), cell: (one) => sayCode(finalCode(one, classes)) },
    { label: say('countsAs'), cell: (one) => sayClass(classFor(finalCode(one, classes), classes)) },
  ]
}

function ClassChoice({
  one,
  choose,
}: {
  readonly one: FinalFigures
  readonly choose: (chosen: ClassChoices[string]) => void
}) {
  return (
    <select
      class="class-choice"
      aria-label={say('countsAsOf', { code: showCode(one.code) })}
      value={one.class ?? ''}
      onChange={({ currentTarget: { value } }) => choose(isCaseClass(value) ? value : '')}
    >
      <option value="">{say('notCounted')}</option>
      {caseClasses.map((own) => (
        <option key={own} value={own}>
          {sayClass(own)}
        </option>
      ))}
    </select>
  )
}

function showCode(code: string): string {
  return code === '' || code === doneCode ? say('noCode') : code
}
