import type { FormValues } from '../../../stand-in/surveycto/expression.ts'
import type { FieldDefinition } from '../../../stand-in/surveycto/field.ts'

/** A Twilio account as a form designer lists it in `twilio_access.csv`. */
export interface FormAccount {
  readonly accountSid: string
  readonly authToken: string
  readonly twilioNumber: string
}

/** The languages of the sample form, as its label columns name them: all that the plug-in speaks. */
export const languages = [
  'English',
  'français',
  'español',
  'português',
  'العربية',
  'हिन्दी',
  'Kiswahili',
  'বাংলা',
  'اردو',
  'አማርኛ',
] as const

type InEveryLanguage = Readonly<Record<(typeof languages)[number], string>>

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
  } satisfies InEveryLanguage,
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
  } satisfies InEveryLanguage,
}

/** What the enumerator typed on the screen before, for calls that stay on this machine. */
export const exampleFields: Readonly<Record<string, string>> = {
  enum_phone: '+254700000001',
  resp_phone: '+254711222333',
  resp_name: 'Maria',
}

function fromDataset(column: string): string {
  return `pulldata('twilio_access', '${column}', 'accessid_key', '1')`
}

/** An appearance as a form designer writes it; a line break after a comma does no harm. */
export const exampleAppearance = `custom-twilio-call(
  from_number=\${enum_phone},
  to_number=\${resp_phone},
  twilio_number=${fromDataset('number')},
  account_sid=${fromDataset('sid')},
  auth_token=${fromDataset('authtoken')},
  to_label=\${resp_name},
  record=1,
  display_number=1)`

/** The form's values with the account's row in the attached dataset. */
export function formValues(fields: Readonly<Record<string, string>>, account: FormAccount): FormValues {
  const row = {
    accessid_key: '1',
    sid: account.accountSid,
    authtoken: account.authToken,
    number: account.twilioNumber,
  }
  return { fields, datasets: { twilio_access: [row] } }
}
