import type { Outcome } from './outcomes.ts'
import { type KeyKind, openPlay, type Play } from './play.ts'

/** One row of the table: a form, a key and an outcome; what the enumerator is asked, and what is stored. */
export interface Told {
  readonly form: string
  readonly key: KeyKind
  readonly outcome: string
  /** What the field itself asks when it is left: that there is a list, or nothing. */
  readonly field: string
  /** The form's questions and notes after the field, in their order; `*` where an answer is compulsory. */
  readonly asked: readonly string[]
  /** Where the enumerator cannot go on though all was answered. */
  readonly stuck: string
  /** Items 0, 4, 7 and 12 of the answer. */
  readonly items: readonly string[]
  /** What the form's own fields hold after it, those that hold something. */
  readonly stored: Readonly<Record<string, string>>
}

const shownItems = [0, 4, 7, 12]

export async function playThrough(file: string, key: KeyKind, outcome: Outcome): Promise<Told> {
  const play = await openPlay(file, key, outcome.prepare)
  await outcome.play(play)
  const field = await sayWhatHappened(play, outcome)
  const left = play.leave()
  const asked = answerWhatIsAsked(play, outcome)
  const { form, world, fieldName } = play
  world.twilio.stop()
  const items = world.host.stored.answer.split('|')
  return {
    form: file.replace('.xlsx', ''),
    key,
    outcome: outcome.name,
    field,
    asked,
    stuck: left ? (form.held?.name ?? '') : fieldName,
    items: shownItems.map((item) => items[item] ?? ''),
    stored: storedAfter(play),
  }
}

async function sayWhatHappened({ world }: Play, { happened }: Outcome): Promise<string> {
  const offered = world.field.choices()
  if (offered.includes(happened)) await world.field.choose(happened)
  // This one is offered whatever happened; other choices, of a number, are no answer to that.
  return offered.some((choice) => /^\*?Answering machine$/.test(choice)) ? 'what happened' : ''
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

function storedAfter({ form, fieldName }: Play): Record<string, string> {
  const entries = Object.entries(form.values.fields)
  const after = entries.slice(entries.findIndex(([name]) => name === fieldName) + 1)
  // What the answer's own items hold stands in a column of its own; times and seconds would differ from run to run.
  return Object.fromEntries(after.filter(([name, value]) => value !== '' && isOwn(name)))
}

const isOwn = (name: string) =>
  /^(consent|talked|reached|call_over|result|call_result|case_|keep_number|recordings_url|not_)/.test(name)

/** The rows as a table with a line each, in columns. */
export function tableOf(rows: readonly Told[]): string {
  const cells = rows.map((row) => [
    ...[row.form, row.key, row.outcome, row.field, row.asked.join(' ')],
    ...[row.stuck, row.items.join('|')],
    Object.entries(row.stored)
      .map(([name, value]) => `${name}=${value.startsWith('https:') ? 'URL' : value}`)
      .join(' '),
  ])
  const header = ['form', 'key', 'outcome', 'field asks', 'form asks', 'stuck at', 'items 0|4|7|12', 'stored']
  const all = [header, ...cells]
  const widths = header.map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0)))
  return all
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
