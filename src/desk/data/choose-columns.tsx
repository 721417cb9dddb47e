import { say, type TextKey } from '../words/say.ts'
import { type ColumnChoices, doneValuesOf, type Role, roles } from './column-choices.ts'
import type { Combined } from './combine.ts'
import type { Table } from './files/table.ts'

/** More than these are no list to choose from. */
const mostDoneValues = 30

const labels: Readonly<Record<Role, TextKey>> = {
  enumerator: 'enumeratorChoice',
  caseId: 'caseIdChoice',
  done: 'doneChoice',
  number: 'numberChoice',
}

interface Choosing {
  readonly choices: ColumnChoices
  readonly choose: (choices: ColumnChoices) => void
}

/** Where the user says once which column is what. */
export function ChooseColumns({
  tables,
  columns,
  combined,
  choices,
  choose,
}: Choosing & {
  readonly tables: readonly Table[]
  readonly columns: readonly string[]
  readonly combined: Combined
}) {
  return (
    <section class="card" aria-labelledby="choices-title">
      <h2 id="choices-title">{say('choicesTitle')}</h2>
      <p class="note">{say('choicesNote')}</p>
      <div class="fields">
        {roles.map((role) => (
          <ChooseColumn key={role} {...{ role, tables, columns, choices, choose }} />
        ))}
      </div>
      {choices.done === '' ? null : (
        <ChooseDoneValues {...{ choices, choose }} values={combined.doneValues} />
      )}
      {combined.fields.size > 1 || choices.without.length > 0 ? (
        <ChooseFields {...{ choices, choose }} fields={combined.fields} />
      ) : null}
    </section>
  )
}

function ChooseColumn({
  role,
  tables,
  columns,
  choices,
  choose,
}: Choosing & {
  readonly role: Role
  readonly tables: readonly Table[]
  readonly columns: readonly string[]
}) {
  const column = choices[role]
  return (
    <label>
      {say(labels[role])}
      <select
        value={column}
        onChange={(event) => choose(withColumn(choices, role, event.currentTarget.value))}
      >
        <option value="">{say('noColumn')}</option>
        {columns.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <span class="note">{noteOn(role, column, tables)}</span>
    </label>
  )
}

function withColumn(choices: ColumnChoices, role: Role, column: string): ColumnChoices {
  if (role !== 'done') return { ...choices, [role]: column }
  // Values of another column mean nothing here.
  const { doneValues, ...others } = choices
  return { ...others, done: column }
}

function noteOn(role: Role, column: string, tables: readonly Table[]): string {
  if (role === 'number') return say('numberNote')
  if (column === '') return role === 'caseId' ? say('noCaseNote') : ''
  const values = [...new Set(tables.flatMap(({ samples }) => samples.get(column) ?? []))].slice(0, 4)
  return values.length === 0 ? say('noValues') : say('someValues', { values: values.join(', ') })
}

function ChooseDoneValues({
  values,
  choices,
  choose,
}: Choosing & { readonly values: ReadonlyMap<string, number> }) {
  const done = doneValuesOf(choices, values.keys())
  if (values.size > mostDoneValues)
    return <p class="box warn">{say('tooManyValues', { count: values.size })}</p>
  return (
    <fieldset>
      <legend>{say('doneValuesTitle')}</legend>
      <div class="row">
        {[...values].map(([value, count]) => (
          <Tick
            key={value}
            label={say('doneValue', { value: value || say('emptyValue'), count })}
            isTicked={done.includes(value)}
            tick={(isTicked) => choose({ ...choices, doneValues: ticked(done, value, isTicked) })}
          />
        ))}
      </div>
      {done.length === 0 ? <p class="note">{say('noDoneValues')}</p> : null}
    </fieldset>
  )
}

function ChooseFields({
  fields,
  choices,
  choose,
}: Choosing & { readonly fields: ReadonlyMap<string, number> }) {
  const { without } = choices
  return (
    <fieldset>
      <legend>{say('fieldsTitle')}</legend>
      <div class="row">
        {[...fields].map(([field, count]) => (
          <Tick
            key={field}
            label={say('fieldChoice', { field, count })}
            isTicked={!without.includes(field)}
            tick={(isTicked) => choose({ ...choices, without: ticked(without, field, !isTicked) })}
          />
        ))}
      </div>
    </fieldset>
  )
}

function ticked(values: readonly string[], value: string, isIn: boolean): readonly string[] {
  return isIn ? [...values, value] : values.filter((other) => other !== value)
}

function Tick({
  label,
  isTicked,
  tick,
}: {
  readonly label: string
  readonly isTicked: boolean
  readonly tick: (isTicked: boolean) => void
}) {
  return (
    <label class="tick">
      <input type="checkbox" checked={isTicked} onChange={(event) => tick(event.currentTarget.checked)} />
      {label}
    </label>
  )
}
