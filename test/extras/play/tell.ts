import type { Outcome } from './outcome.ts'
import { type KeyKind, openPlay, type Play } from './play.ts'

/** One row of the table: a form, a key and an outcome; what the enumerator is asked, and what is stored. */
export interface Told {
  readonly form: string
  readonly key: KeyKind
  readonly outcome: string
  /** The form's questions and notes after the field, in their order; `*` where an answer is compulsory. */
  readonly asked: readonly string[]
  /** Where the enumerator cannot go on though all was answered. */
  readonly stuck: string
  /** Items 0, 4 and 12 of the answer. */
  readonly items: readonly string[]
  /** What the form's own fields hold after it, those that hold something. A time is `then`. */
  readonly stored: Readonly<Record<string, string>>
}

const shownItems = [0, 4, 12]

export async function playThrough(file: string, key: KeyKind, outcome: Outcome): Promise<Told> {
  const play = await openPlay(file, key, outcome.prepare)
  await outcome.play(play)
  await sayWhatHappened(play, outcome)
  const left = play.leave()
  const asked = answerWhatIsAsked(play, outcome)
  const { form, world, fieldName } = play
  world.twilio.stop()
  const items = world.host.stored.answer.split('|')
  return {
    form: file.replace('.xlsx', ''),
    key,
    outcome: outcome.name,
    asked,
    stuck: left ? (form.held?.name ?? '') : fieldName,
    items: shownItems.map((item) => items[item] ?? ''),
    stored: storedAfter(play),
  }
}

// Where the field asks, which is its own affair: in a form without codes it does not.
async function sayWhatHappened({ world }: Play, { happened }: Outcome): Promise<void> {
  const { field } = world
  const isFolded = happened !== '' && field.folded().startsWith('What happened?')
  if (isFolded || field.choices().includes(happened)) await field.choose(happened)
}

function answerWhatIsAsked({ form, fieldName }: Play, { says }: Outcome): string[] {
  const asked: string[] = []
  const after = () => {
    const all = form.prompts
    return all.slice(all.findIndex(({ name }) => name === fieldName) + 1)
  }
  const firstNew = () => after().find(({ name }) => !asked.some((one) => one.replace('*', '') === name))
  for (let prompt = firstNew(); prompt; prompt = firstNew()) {
    asked.push(prompt.required ? `${prompt.name}*` : prompt.name)
    const said = says[prompt.name]
    if (said !== undefined && prompt.choices.includes(said)) form.answer(prompt.name, said)
  }
  return asked
}

/** Besides the items of the answer, which have a column of their own. */
const shownFields = /^(talked|consent|result|call_result|case_(?!known|other)\w+|keep_number|not_\w+)$/

function storedAfter({ form, fieldName }: Play): Record<string, string> {
  const entries = Object.entries(form.values.fields)
  const after = entries.slice(entries.findIndex(([name]) => name === fieldName) + 1)
  const shown = after.filter(([name, value]) => value !== '' && shownFields.test(name))
  return Object.fromEntries(
    shown.map(([name, value]) => [name, /^\d+-\d+-\d+T/.test(value) ? 'then' : value]),
  )
}

const header = ['key', 'outcome', 'the form asks', 'stuck at', 'items', 'the form stores'] as const

/** The rows as a table, with a line each. */
export function tableOf(rows: readonly Told[]): string {
  const cells = rows.map(({ key, outcome, asked, stuck, items, stored }) => [
    ...[key, outcome, asked.join(' '), stuck, items.join('|')],
    Object.entries(stored)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ])
  const all = [[...header], ...cells]
  const widths = header.map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0)))
  const lineOf = (line: string[]) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')
  return all.map((line) => lineOf(line).trimEnd()).join('\n')
}
