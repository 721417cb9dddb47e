// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { Column, SheetName } from './columns.ts'

const docs = 'https://docs.surveycto.com/02-designing-forms/'
const other = `${docs}01-core-concepts/05.other-columns.html`
const languages = `${docs}02-additional-topics/07.translating.html`
const intro = `${docs}01-core-concepts/01.intro.html`
const encrypting = `${docs}02-additional-topics/06.encrypting.html`
const printing = `${docs}02-additional-topics/04.printable-copies.html`
const quality =
  'https://docs.surveycto.com/04-monitoring-and-management/02-managing-for-quality/01.collecting-high-quality-data.html'

/** What a column is for, an example, and where SurveyCTO says more. */
type Help = readonly [purpose: string, example: string, page: string]

/** For the worksheets `help-…`, which SurveyCTO does not read. */
export const help: { readonly [Name in SheetName]: Readonly<Record<Column<Name>, Help>> } = {
  survey: {
    type: ['What kind of row it is. The row takes its colour from it.', 'select_one yesno', intro],
    name: ['The name of the field in data and expressions: small letters, digits, _.', 'call_status', intro],
    label: [
      'What is asked, in the default language. A further language has a column of its own: label:français.',
      'Your own number',
      languages,
    ],
    hint: ['Said below the label, in small letters. hint:français for a further language.', '', languages],
    default: ['A fixed answer to begin with.', '0', `${docs}02-additional-topics/01.defaults.html`],
    appearance: [
      'How the field looks; here stands the plug-in with its parameters.',
      'custom-twilio-call(…)',
      `${docs}03-advanced-topics/06.using-field-plug-ins.html`,
    ],
    constraint: [
      'What must be true of an answer, which is the dot. An empty answer is not looked at.',
      "item-at('|', ., 12) != ''",
      `${docs}01-core-concepts/07.constraints.html`,
    ],
    'constraint message': ['Said when it is not true. Has further languages, too.', '', languages],
    relevance: [
      'When the row is there at all. A field that is not relevant is empty.',
      '${consent} = 1',
      `${docs}01-core-concepts/08.relevance.html`,
    ],
    disabled: ['yes: as if the row were not there.', 'yes', other],
    required: ['yes: nobody goes on without an answer.', 'yes', other],
    'required message': ['Said when there is none. Has further languages, too.', '', languages],
    'read only': ['yes: shown, and not to be changed.', 'yes', other],
    calculation: [
      'What a calculate field holds. It is stored, and exported: never look up a password here.',
      "item-at('|', ${call}, 0)",
      `${docs}01-core-concepts/03zb.field-types-calculate.html`,
    ],
    repeat_count: [
      'How often a repeat group is repeated.',
      '3',
      `${docs}02-additional-topics/02.repeats.html`,
    ],
    'media:image': [
      'The file name of a picture to show. The file is attached to the form.',
      'card.png',
      other,
    ],
    'media:audio': ['The file name of a sound to play.', 'question.mp3', other],
    'media:video': ['The file name of a film to show.', 'consent.mp4', other],
    choice_filter: [
      'Which choices are offered, by the columns of the worksheet choices.',
      "filter = 'any'",
      `${docs}03-advanced-topics/02.cascading-selects.html`,
    ],
    note: ['Printed beside the field. Here it says why the row is as it is.', '', printing],
    response_note: ['Printed in place of an answer.', '[  ] [  ]', printing],
    publishable: [
      'yes: not encrypted even in an encrypted form, so that it can go into a dataset. Never the call field.',
      'yes',
      encrypting,
    ],
    minimum_seconds: ['How long people should look at the field at the least.', '5', quality],
  },
  choices: {
    list_name: ['Which list a choice belongs to.', 'yesno', intro],
    value: ['What is stored.', '1', intro],
    label: ['What is read. label:français for a further language.', 'Yes', languages],
    image: ['The file name of a picture to show.', 'yes.png', other],
    filter: [
      'Something for choice_filter to look at.',
      'talk',
      `${docs}03-advanced-topics/02.cascading-selects.html`,
    ],
  },
  settings: {
    form_title: ['What people see in the list of forms.', 'Calls, round 2', intro],
    form_id: ['The form’s name for SurveyCTO. It never changes.', 'calls_round_2', intro],
    version: [
      'Must grow with every upload, with as many digits. The formula writes the minute in which the file is saved.',
      '2611301000',
      `${docs}01-core-concepts/10.updating.html`,
    ],
    public_key: ['The key that answers are encrypted with.', '', encrypting],
    submission_url: ['Where encrypted answers are sent.', '', encrypting],
    default_language: ['What the columns without a language’s name speak.', 'English', languages],
    instance_name: [
      'What a filled-in form is called in the list of saved forms. Nobody’s name or number.',
      "concat('Case ', ${caseid})",
      `${docs}03-advanced-topics/05.naming-forms.html`,
    ],
  },
}
