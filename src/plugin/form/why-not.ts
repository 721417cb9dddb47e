import type { WhyNot } from '../../twilio/numbers/written-number.ts'
import type { PanelWordKey } from '../words/english/panel-words.ts'

/** What is said of a text that is no number: what is wrong, or what to do. */
export const whyNotWords: Readonly<Record<WhyNot, PanelWordKey>> = {
  nothing: 'keypadShort',
  short: 'keypadShort',
  long: 'keypadLong',
  plus: 'keypadNoPlus',
  country: 'keypadNoCountry',
  trunk: 'keypadTrunk',
  extension: 'keypadExtension',
  letters: 'keypadLetters',
  several: 'keypadSeveral',
  spreadsheet: 'keypadSpreadsheet',
  whatsapp: 'keypadWhatsapp',
  odd: 'keypadOdd',
}
