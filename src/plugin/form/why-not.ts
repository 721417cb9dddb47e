import type { WhyNot } from '../../twilio/numbers/written-number.ts'
import type { Said, SaidKey } from '../words/words.ts'

/** What is said to the enumerator of a text that is no number: what is wrong, or what to do. */
const toEnumerator: Readonly<Record<WhyNot, SaidKey>> = {
  nothing: 'sendToNobody',
  short: 'keypadShort',
  long: 'keypadLong',
  plus: 'keypadNoPlus',
  unknown: 'keypadUnknown',
  country: 'keypadNoCountry',
  trunk: 'keypadTrunk',
  extension: 'keypadExtension',
  letters: 'keypadLetters',
  several: 'keypadSeveral',
  spreadsheet: 'keypadSpreadsheet',
  whatsapp: 'keypadWhatsapp',
  odd: 'keypadOdd',
}

/** What the form designer can do besides, who has the file and the parameters. */
const toDesigner: Readonly<Partial<Record<WhyNot, SaidKey>>> = {
  plus: 'problemNoPlus',
  several: 'problemSeveral',
  spreadsheet: 'problemExcel',
}

/** @param country that the form's numbers may be of; '' for none */
export function tellWhyNot(why: WhyNot, country: string): Said {
  return { key: toEnumerator[why], values: { country } }
}

/** The same for the form designer. */
export function explainWhyNot(why: WhyNot, country: string): Said {
  return { key: toDesigner[why] ?? toEnumerator[why], values: { country } }
}
