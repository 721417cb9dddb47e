import type { FormValues } from '../../../stand-in/surveycto/expression.ts'
import type { StoredField } from '../../../stand-in/surveycto/field.ts'
import type { Mode, PageSettings, ServerSettings } from '../parameters/page-settings.ts'
import type { Session } from '../session.ts'
import { exampleFields, type FormAccount, formValues } from './sample-form.ts'

/** What the form on the page holds, and whose Twilio it calls. */
export interface FormState {
  readonly mode: Mode
  readonly appearance: string
  /** The answers to the form's first screen. */
  readonly fields: Readonly<Record<string, string>>
  readonly stored: StoredField
  /** What the appearance's expressions read. */
  values(): FormValues
  /** Where the form's requests for Twilio go; undefined is Twilio itself. */
  twilioUrl(): string | undefined
  setAppearance(text: string): void
  setField(name: string, value: string): void
  setStored(stored: StoredField): void
  /** Of the real Twilio, as somebody has typed it. */
  setAccount(account: FormAccount): void
  /** Calls go through the other Twilio from now on: answers and account are as at the beginning. */
  useMode(mode: Mode): void
}

// A real account is typed by hand, on the page, each time.
const noAccount: FormAccount = { accountSid: '', apiKey: '', apiSecret: '', twilioNumber: '' }

// An example number may be somebody's, so nothing real is called that nobody typed.
function fieldsFor(mode: Mode): Readonly<Record<string, string>> {
  return mode === 'real'
    ? { enumerator_number: '', respondent_number: '', respondent_name: '' }
    : exampleFields
}

/** `session` is what outlived a reload; `keep` is told what must outlive the next one. */
export function createFormState(
  server: Pick<ServerSettings, 'twilioUrl' | 'account'>,
  address: Pick<PageSettings, 'mode' | 'appearance' | 'fields'>,
  session: Session | undefined,
  keep: (session: Session) => void,
): FormState {
  const accountFor = (mode: Mode): FormAccount => (mode === 'real' ? noAccount : server.account)
  let { appearance } = address
  let mode = session?.mode ?? address.mode
  let account = accountFor(mode)
  let fields: Readonly<Record<string, string>> = {
    ...fieldsFor(mode),
    ...address.fields,
    ...session?.fields,
  }
  let stored = session?.stored ?? { answer: '', metadata: '' }

  return {
    get mode() {
      return mode
    },
    get appearance() {
      return appearance
    },
    get fields() {
      return fields
    },
    get stored() {
      return stored
    },
    values: () => formValues(fields, account),
    twilioUrl: () => (mode === 'stand-in' ? server.twilioUrl : undefined),
    setAppearance(text) {
      appearance = text
    },
    setField(name, value) {
      fields = { ...fields, [name]: value }
      keep({ mode, stored, fields })
    },
    setStored(latest) {
      stored = latest
      keep({ mode, stored, fields })
    },
    setAccount(typed) {
      account = typed
    },
    useMode(chosen) {
      mode = chosen
      account = accountFor(mode)
      fields = fieldsFor(mode)
    },
  }
}
