import { apiKey, twilioNumberIn } from '../../../../extras/forms/source/form-parts.ts'
import { type AppearanceParameter, parseAppearance } from '../../../stand-in/surveycto/appearance.ts'
import type { FormValues } from '../../../stand-in/surveycto/expression.ts'
import type { FieldDefinition } from '../../../stand-in/surveycto/field.ts'
import { type InEveryLanguage, languages } from './languages.ts'
import { type ShellWords, shellWords } from './shell-words.ts'

/** A Twilio account as a form designer lists it in the CSV that our sample forms want. */
export interface FormAccount {
  readonly accountSid: string
  readonly apiKey: string
  readonly apiSecret: string
  readonly twilioNumber: string
}

/** The field that the workbench shows. */
export const callField: FieldDefinition = {
  name: 'call',
  type: 'text',
  label: {
    English: 'Call the respondent',
    français: 'Appelez la personne interrogée',
    español: 'Llame a la persona entrevistada',
    português: 'Ligue para a pessoa entrevistada',
    العربية: 'اتصل بالمستجيب',
    हिन्दी: 'उत्तरदाता को कॉल करें',
    Kiswahili: 'Mpigie simu mhojiwa',
    বাংলা: 'উত্তরদাতাকে কল করুন',
    اردو: 'جواب دہندہ کو کال کریں',
    አማርኛ: 'ለተጠያቂው ይደውሉ',
  } satisfies InEveryLanguage<string>,
  hint: {
    English: 'Greet, say who you are, ask for consent.',
    français: 'Saluez, présentez-vous, demandez son accord.',
    español: 'Salude, preséntese y pida su consentimiento.',
    português: 'Cumprimente, apresente-se e peça consentimento.',
    العربية: 'ألقِ التحية وعرّف بنفسك واطلب الموافقة.',
    हिन्दी: 'अभिवादन करें, अपना परिचय दें और सहमति लें।',
    Kiswahili: 'Salimia, jitambulishe, omba ridhaa.',
    বাংলা: 'শুভেচ্ছা জানান, নিজের পরিচয় দিন, সম্মতি নিন।',
    اردو: 'سلام کریں، اپنا تعارف کرائیں اور رضامندی لیں۔',
    አማርኛ: 'ሰላምታ ያቅርቡ፣ ራስዎን ያስተዋውቁ፣ ፈቃድ ይጠይቁ።',
  } satisfies InEveryLanguage<string>,
  requiredMessage: inEveryLanguage(({ required }) => required),
  constraintMessage: inEveryLanguage(({ notValid }) => notValid),
}

function inEveryLanguage(read: (words: ShellWords) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(languages.map((language) => [language, read(shellWords[language])]))
}

/** What the enumerator typed on the screen before, for calls that stay on this machine. */
export const exampleFields: Readonly<Record<string, string>> = {
  enumerator_number: '+254700000001',
  respondent_number: '+254711222333',
  respondent_name: 'Maria',
}

/** What the form reads from its CSV, as our sample forms write it. */
const fromCsv: readonly string[] = [...twilioNumberIn('twilio_key'), ...apiKey]

/** An appearance as a form designer writes it; a line break after a comma does no harm. */
export const exampleAppearance = `custom-twilio-call(
  from_number=\${enumerator_number},
  to_number=\${respondent_number},
  ${fromCsv.join(',\n  ')},
  to_label=\${respondent_name},
  record=1,
  display_number=1)`

interface PulledColumn {
  readonly parameter: string
  readonly dataset: string
  readonly column: string
  readonly keyColumn: string
  readonly key: string
}

const pulled: readonly PulledColumn[] = parseAppearance(exampleAppearance).parameters.flatMap(readPulled)

/** What a parameter reads by `pulldata()`; nothing where it reads something else. */
function readPulled({ key: parameter, expression }: AppearanceParameter): PulledColumn[] {
  if (expression.kind !== 'call' || expression.name !== 'pulldata') return []
  const [dataset = '', column = '', keyColumn = '', key = ''] = expression.inputs.map((input) =>
    input.kind === 'text' ? input.value : '',
  )
  return [{ parameter, dataset, column, keyColumn, key }]
}

/** The file that is attached to the form. */
export const attachedCsv = `${pulled[0]?.dataset ?? ''}.csv`

/** The form's values, with the account in the row of the CSV that the sample forms read. */
export function formValues(fields: Readonly<Record<string, string>>, account: FormAccount): FormValues {
  const known: ReadonlyMap<string, string> = new Map([
    ['account_sid', account.accountSid],
    ['api_key', account.apiKey],
    ['api_secret', account.apiSecret],
    ['twilio_number', account.twilioNumber],
  ])
  const datasets: Record<string, [Record<string, string>]> = {}
  for (const { parameter, dataset, column, keyColumn, key } of pulled) {
    const row = datasets[dataset]?.[0] ?? { [keyColumn]: key }
    row[column] = known.get(parameter) ?? ''
    datasets[dataset] = [row]
  }
  return { fields, datasets }
}
