import { withoutSecrets } from '../../twilio/numbers/secrets.ts'
import { placeOf } from '../form/choice.ts'
import type { Settings } from '../form/settings.ts'
import type { PanelField, PanelWorld } from './tab.ts'

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

/** A text from elsewhere, fit to be shown: without credentials, and without the respondents' numbers where those are hidden. */
export function shownText(text: string, { displayNumber, respondents, credentials }: Settings): string {
  const hidden = displayNumber ? [] : respondents.map(({ number }) => number)
  return withoutSecrets(text, [credentials.password, ...hidden])
}
