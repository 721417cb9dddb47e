/**
 * SurveyCTO's columns, in the order of the template that it gives its users, as far as they are known to
 * https://docs.surveycto.com/02-designing-forms/01-core-concepts/01.intro.html. A misspelt one is passed over without a word.
 */
export const columns = {
  survey: [
    'type',
    'name',
    'label',
    'hint',
    'default',
    'appearance',
    'constraint',
    'constraint message',
    'relevance',
    'disabled',
    'required',
    'required message',
    'read only',
    'calculation',
    'repeat_count',
    'media:image',
    'media:audio',
    'media:video',
    'choice_filter',
    'note',
    'response_note',
    'publishable',
    'minimum_seconds',
  ],
  choices: ['list_name', 'value', 'label', 'image', 'filter'],
  settings: [
    'form_title',
    'form_id',
    'version',
    'public_key',
    'submission_url',
    'default_language',
    'instance_name',
  ],
} as const

export type SheetName = keyof typeof columns
export type Column<Name extends SheetName> = (typeof columns)[Name][number]

/** What people read, in a column of its own for every language: `label:français` beside `label`. */
export const translated = ['label', 'hint', 'constraint message', 'required message'] as const
export type TranslatedColumn = (typeof translated)[number]

export const isTranslated = (column: string): column is TranslatedColumn =>
  translated.some((one) => one === column)

/** Widths in characters: a cell with an expression is long, and designers read these sheets. */
export const widths: Readonly<Record<string, number>> = {
  type: 22,
  name: 24,
  label: 50,
  hint: 40,
  appearance: 60,
  constraint: 40,
  'constraint message': 40,
  relevance: 40,
  disabled: 10,
  required: 10,
  'read only': 10,
  calculation: 50,
  note: 50,
  default: 10,
  form_title: 34,
  form_id: 26,
  version: 14,
  instance_name: 60,
}
