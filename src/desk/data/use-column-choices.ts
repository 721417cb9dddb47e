import { useMemo, useState } from 'preact/hooks'
import { isRecord } from '../../twilio/json-values.ts'
import { useRemembered } from '../page/remembered.ts'
import {
  type ColumnChoices,
  columnSetOf,
  columnsToChoose,
  guessColumns,
  isColumnChoices,
  roles,
} from './column-choices.ts'
import type { Table } from './files/table.ts'

/** The latest forms whose choices are remembered. */
const mostForms = 20

type ColumnChoicesByForm = Readonly<Record<string, ColumnChoices>>

export interface UsedChoices {
  /** What was said of such columns before, else what the names suggest. */
  readonly choices: ColumnChoices
  choose(choices: ColumnChoices): void
  /** What may be asked for of a table, when no more than its header is known. */
  likelyFor(columns: readonly string[]): readonly ColumnChoices[]
}

/** The choices that go with these tables. */
export function useColumnChoices(tables: readonly Table[]): UsedChoices {
  const [byForm, remember] = useRemembered<ColumnChoicesByForm>('columns', {}, isByForm)
  const [said, setSaid] = useState<ColumnChoices>()
  const form = useMemo(() => columnSetOf(tables.flatMap(({ columns }) => columns)), [tables])
  const choices = useMemo(() => {
    const columns = columnsToChoose(tables)
    return byForm[form] ?? (said && fits(said, columns) ? said : guessColumns(columns))
  }, [byForm, said, form, tables])
  return {
    choices,
    choose(next) {
      setSaid(next)
      const { [form]: _, ...others } = byForm
      const latest = Object.entries(others).slice(1 - mostForms)
      remember(Object.fromEntries([...latest, [form, next]]))
    },
    likelyFor(columns) {
      const before = byForm[columnSetOf(columns)]
      return [choices, guessColumns(columns), ...(before ? [before] : [])]
    },
  }
}

/** A second file may bring other columns; what was said of the first one still holds. */
function fits(choices: ColumnChoices, columns: readonly string[]): boolean {
  return roles.every((role) => choices[role] === '' || columns.includes(choices[role]))
}

function isByForm(data: unknown): data is ColumnChoicesByForm {
  return isRecord(data) && Object.values(data).every(isColumnChoices)
}
