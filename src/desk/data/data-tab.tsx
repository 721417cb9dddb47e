import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Interview } from '../interview.ts'
import { isTimeZone, localTimeIn, ownTimeZone } from '../local-time.ts'
import { useRemembered } from '../page/remembered.ts'
import { columnsToChoose, guessChoices } from './choices.ts'
import { ChooseColumns } from './choose-columns.tsx'
import { ChooseDays } from './choose-days.tsx'
import { combine } from './combine.ts'
import { DropBox } from './drop-box.tsx'
import { FileList } from './file-list.tsx'
import { Found } from './found.tsx'
import { columnsOf, filesToReadAgain } from './keep-columns.ts'
import { useChoices } from './use-choices.ts'
import { useFiles } from './use-files.ts'

/** What the other tabs work with. */
export interface DeskData {
  readonly interviews: readonly Interview[]
  /** A name of the IANA database. */
  readonly timeZone: string
}

/** Takes exports in, and says what is in them. */
export function DataTab({ give }: { readonly give: (data: DeskData) => void }) {
  const [timeZone, setTimeZone] = useRemembered('time zone', ownTimeZone(), isTimeZone)
  const [{ from, to }, setDays] = useState({ from: '', to: '' })
  const files = useFiles((columns) => columnsOf([choices, guessChoices(columns)], columns))
  const tables = useMemo(() => files.files.flatMap((read) => read.tables), [files.files])
  const [choices, choose] = useChoices(tables)
  const combined = useMemo(() => {
    const local = localTimeIn(timeZone)
    return combine(tables, choices, { from, to, dayOf: (ms) => local(ms).day })
  }, [tables, choices, from, to, timeZone])

  useEffect(() => give({ interviews: combined.interviews, timeZone }), [combined, timeZone])
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
      <DropBox {...files} />
      {files.files.length > 0 ? <FileList {...files} /> : null}
      {tables.length > 0 ? (
        <>
          <Found combined={combined} />
          <ChooseColumns {...{ tables, combined, choices, choose }} columns={columnsToChoose(tables)} />
          <ChooseDays
            days={{ timeZone, from, to }}
            choose={(days) => {
              setTimeZone(days.timeZone)
              setDays(days)
            }}
          />
        </>
      ) : null}
    </>
  )
}
