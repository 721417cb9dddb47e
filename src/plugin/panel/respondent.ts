import { withoutSecrets } from '../../twilio/phone-number.ts'
import { placeOf } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import type { PanelField, PanelWorld } from './tab.ts'

/** A shorter run of digits can be a price or a date. */
const fewestDigits = 7
/** https://en.wikipedia.org/wiki/List_of_telephone_country_codes */
const longestCountryCode = 3

/** How the respondent is called whose number is chosen: by the form's label, never by the number. */
export function respondentName({
  settings,
  field,
  words,
}: Pick<PanelWorld, 'settings' | 'words'> & { field: Pick<PanelField, 'choice'> }): string {
  const place = placeOf(settings, field.choice)
  const { label } = settings.respondents[place] ?? { label: '' }
  if (label) return label
  return settings.respondents.length > 1 ? words('numberOf', { n: String(place + 1) }) : words('respondent')
}

/**
 * A text from elsewhere, fit to be shown: without the credentials, and without the respondents' numbers where
 * those are hidden, with the country code or, as people write their own, without.
 */
export function shownText(text: string, { displayNumber, respondents, credentials }: Settings): string {
  const hidden = displayNumber ? [] : respondents.map(({ number }) => number)
  return withoutSecrets(text, [credentials.password, ...nationalForms(hidden)])
}

function nationalForms(numbers: readonly string[]): string[] {
  const forms: string[] = []
  // The longest first, so that nothing is left standing in front of a shorter one.
  for (let dropped = 0; dropped <= longestCountryCode; dropped += 1) {
    for (const number of numbers) {
      const form = number.slice(1 + dropped)
      if (form.length >= fewestDigits) forms.push(form)
    }
  }
  return forms
}
