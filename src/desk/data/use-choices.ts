import { useMemo, useState } from 'preact/hooks'
import { isRecord } from '../../twilio/json-values.ts'
import { useRemembered } from '../page/remembered.ts'
import { type Choices, columnSetOf, columnsToChoose, guessChoices, isChoices, roles } from './choices.ts'
import type { Table } from './files/table.ts'

/** The latest forms whose choices are remembered. */
const mostForms = 20

type ChoicesByForm = Readonly<Record<string, Choices>>

/** The choices that go with these tables: what was said for such columns before, else what the names suggest. */
export function useChoices(tables: readonly Table[]): readonly [Choices, (choices: Choices) => void] {
  const [byForm, remember] = useRemembered<ChoicesByForm>('columns', {}, isByForm)
  const [said, setSaid] = useState<Choices>()
  const form = useMemo(() => columnSetOf(tables), [tables])
  const choices = useMemo(() => {
    const columns = columnsToChoose(tables)
    return byForm[form] ?? (said && fits(said, columns) ? said : guessChoices(columns))
  }, [byForm, said, form, tables])
  return [
    choices,
    (next) => {
      setSaid(next)
      const { [form]: _, ...others } = byForm
      const latest = Object.entries(others).slice(1 - mostForms)
      remember(Object.fromEntries([...latest, [form, next]]))
    },
  ]
}

/** A second file may bring other columns; what was said of the first one still holds. */
function fits(choices: Choices, columns: readonly string[]): boolean {
  return roles.every((role) => choices[role] === '' || columns.includes(choices[role]))
}

function isByForm(data: unknown): data is ChoicesByForm {
  return isRecord(data) && Object.values(data).every(isChoices)
}
