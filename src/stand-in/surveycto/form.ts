import type { FormValues } from './expression.ts'
import { evaluateText, type FormulaValues, isTrue, textOf } from './formula-values.ts'

/** A row of a worksheet, by the names of its columns; an empty cell may be left out. */
export type FormRow = Readonly<Record<string, string | undefined>>

/** The two worksheets that say what is asked. */
export interface FormSheets {
  readonly survey: readonly FormRow[]
  readonly choices: readonly FormRow[]
}

/** What the form knows by itself: datasets by name, and what fields such as `username` and `caseid` hold, by type. */
export interface FormSurroundings {
  readonly datasets: FormValues['datasets']
  readonly known: Readonly<Record<string, string>>
  /** As a column names it; the form's first language when absent. */
  readonly language?: string
}

/** Something that the enumerator sees. */
export interface Prompt {
  readonly name: string
  readonly type: string
  readonly label: string
  readonly required: boolean
  /** Values of the choices that are offered. */
  readonly choices: readonly string[]
}

/** Where the enumerator cannot go on, and what SurveyCTO says there. */
export interface Held {
  readonly name: string
  readonly because: 'required' | 'constraint'
  readonly message: string
}

/** A form that is being filled in. A repeat group has one instance. */
export interface FilledForm {
  /** What every field would store now. A field that is not relevant is empty. */
  readonly values: FormValues
  /** What is shown, in the order of the form. */
  readonly prompts: readonly Prompt[]
  /** @throws Error where this is not asked, or not offered */
  answer(name: string, value: string): void
  /** The first place where the enumerator is held back. */
  readonly held: Held | undefined
}

interface Visit {
  readonly values: Record<string, string>
  readonly prompts: Prompt[]
  held: Held | undefined
}

/** Types that nobody sees, and whose value the device gives. */
const silent: ReadonlySet<string> = new Set(
  'start end deviceid username caseid phonenumber calculate calculate_here'.split(' '),
)

/**
 * Goes through a form row by row as SurveyCTO does: relevance, then calculation or question, then what holds back.
 *
 * @see https://docs.surveycto.com/02-designing-forms/01-core-concepts/08.relevance.html
 */
export function fillForm(sheets: FormSheets, surroundings: FormSurroundings): FilledForm {
  const answers = new Map<string, string>()
  const kept = new Map<string, string>()
  const rows = sheets.survey.filter(({ disabled }) => disabled !== 'yes')

  function visit(): Visit {
    const seen: Visit = { values: {}, prompts: [], held: undefined }
    const open: boolean[] = []
    for (const row of rows) {
      const { type = '', relevance = '' } = row
      if (type.startsWith('end ')) {
        open.pop()
        continue
      }
      const values = valuesOf(seen)
      const relevant = !open.includes(false) && (relevance === '' || isTrue(evaluateText(relevance, values)))
      if (type.startsWith('begin ')) open.push(relevant)
      else visitField(row, relevant, seen)
    }
    return seen
  }

  const valuesOf = ({ values }: Visit): FormulaValues => ({ fields: values, datasets: surroundings.datasets })

  function visitField(row: FormRow, relevant: boolean, seen: Visit): void {
    const { name = '', type = '' } = row
    if (!relevant) {
      seen.values[name] = ''
      return
    }
    if (silent.has(type)) {
      seen.values[name] = silentValue(row, seen)
      kept.set(name, seen.values[name] ?? '')
      return
    }
    seen.values[name] = answers.get(name) ?? ''
    seen.prompts.push(promptOf(row, seen))
    seen.held ??= holdBack(row, seen)
  }

  function silentValue({ name = '', type = '', calculation = '' }: FormRow, seen: Visit): string {
    if (calculation === '') return surroundings.known[type] ?? ''
    return textOf(evaluateText(calculation, { ...valuesOf(seen), before: kept.get(name) ?? '' }))
  }

  const textIn = (row: FormRow, column: string) =>
    (surroundings.language && row[`${column}:${surroundings.language}`]) || row[column] || ''

  function promptOf(row: FormRow, seen: Visit): Prompt {
    const { name = '', type = '', required, choice_filter: filter = '' } = row
    const label = textIn(row, 'label').replace(/\$\{(\w+)\}/g, (_, field: string) => seen.values[field] ?? '')
    const choices = sheets.choices
      .filter(({ list_name }) => type === `select_one ${list_name}`)
      .filter((choice) => filter === '' || isTrue(evaluateText(filter, withColumns(choice, seen))))
    return {
      name,
      type,
      label,
      required: required === 'yes',
      choices: choices.map(({ value = '' }) => value),
    }
  }

  const withColumns = (choice: FormRow, seen: Visit): FormulaValues => ({
    ...valuesOf(seen),
    columns: Object.fromEntries(Object.entries(choice).map(([name, cell]) => [name, cell ?? ''])),
  })

  function holdBack(row: FormRow, seen: Visit): Held | undefined {
    const { name = '', required, constraint = '' } = row
    const current = seen.values[name] ?? ''
    if (current === '' && required === 'yes') {
      return { name, because: 'required', message: textIn(row, 'required message') }
    }
    if (current === '' || constraint === '') return undefined
    const passes = isTrue(evaluateText(constraint, { ...valuesOf(seen), current }))
    return passes ? undefined : { name, because: 'constraint', message: textIn(row, 'constraint message') }
  }

  return {
    get values() {
      return { fields: visit().values, datasets: surroundings.datasets }
    },
    get prompts() {
      return visit().prompts
    },
    get held() {
      return visit().held
    },
    answer(name, value) {
      const prompt = visit().prompts.find((one) => one.name === name)
      if (!prompt) throw new Error(`The form does not ask for ${name}.`)
      if (prompt.type.startsWith('select_one ') && !prompt.choices.includes(value)) {
        throw new Error(`${name} offers ${prompt.choices.join(', ')}, and not ${value}.`)
      }
      answers.set(name, value)
    },
  }
}
