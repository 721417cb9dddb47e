import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Interview } from '../interview.ts'
import { localTimeIn } from '../local-time.ts'
import type { Offer } from '../offer.ts'
import { say } from '../words/say.ts'
import { ChooseColumns } from './choose-columns.tsx'
import { ChooseDays } from './choose-days.tsx'
import { columnsToChoose } from './column-choices.ts'
import { type Combined, combine } from './combine.ts'
import { DropBox } from './drop-box.tsx'
import { FileList } from './file-list.tsx'
import { Found } from './found.tsx'
import { columnsOf, filesToReadAgain } from './keep-columns.ts'
import { Steps } from './steps.tsx'
import { useColumnChoices } from './use-column-choices.ts'
import { useFiles } from './use-files.ts'

/** Takes exports in, says what is in them, and gives it to the other tabs. */
export function DataTab({
  timeZone,
  setTimeZone,
  give,
  seeReport,
  offer,
}: {
  readonly timeZone: string
  readonly setTimeZone: (timeZone: string) => void
  readonly give: (interviews: readonly Interview[]) => void
  /** Opens the report of what was given. */
  readonly seeReport: () => void
  readonly offer?: Offer | undefined
}) {
  const [days, setDays] = useState({ from: '', to: '' })
  const files = useFiles((columns) => columnsOf(likelyFor(columns), columns))
  const tables = useMemo(() => files.files.flatMap((read) => read.tables), [files.files])
  const { choices, choose, likelyFor } = useColumnChoices(tables)
  const combined = useMemo(() => {
    const local = localTimeIn(timeZone)
    return combine(tables, choices, { ...days, dayOf: (ms) => local(ms).day })
  }, [tables, choices, days, timeZone])

  useEffect(() => give(combined.interviews), [combined])
  // Once for each choice: what was stopped is not begun again.
  const readFor = useRef(choices)
  useEffect(() => {
    if (files.busy || readFor.current === choices) return
    readFor.current = choices
    const again = filesToReadAgain(files.files, choices)
    if (again.length > 0) files.read(again)
  }, [files.busy, files.files, choices])

  return (
    <>
      <DropBox {...files} offer={offer} result={tables.length > 0 ? resultOf(combined) : ''} />
      {files.files.length > 0 ? <FileList {...files} /> : <Steps />}
      {tables.length > 0 ? (
        <>
          <Found combined={combined} seeReport={seeReport} />
          <ChooseColumns {...{ tables, combined, choices, choose }} columns={columnsToChoose(tables)} />
          <ChooseDays {...{ timeZone, setTimeZone, days }} choose={setDays} />
        </>
      ) : null}
    </>
  )
}

function resultOf({ interviews, calls, remarks }: Combined): string {
  return say('foundInShort', { interviews: interviews.length, calls, remarks: remarks.length })
}
