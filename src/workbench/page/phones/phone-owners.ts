import { evaluateParameters, parseAppearance } from '../../../stand-in/surveycto/appearance.ts'
import { AppearanceError, type FormValues } from '../../../stand-in/surveycto/expression.ts'

import { countryLetters } from '../../../twilio/numbers/numbering.ts'
import { readNumber } from '../../../twilio/phone-number.ts'

/** A phone to draw, also one that has not rung yet. `id` is the card's id on the page. */
export interface PhoneOwner {
  readonly id: string
  readonly number: string
  readonly owner: string
}

/** Who has a part in the form's calls, as its parameters say. */
export interface Parties {
  /** The enumerator's phone, then each of the respondent's; a number may be ''. */
  readonly phones: readonly PhoneOwner[]
  /** The first of `twilio_number`; '' where there is none. */
  readonly twilioNumber: string
}

/** Reads the parameters; an appearance that cannot be read names nobody. */
export function readParties(appearance: string, values: FormValues): Parties {
  const numbers = numberReader(appearance, values)
  const respondents = numbers('to_number')
  const enumerator = numbers('from_number')[0] ?? ''
  return {
    twilioNumber: numbers('twilio_number')[0] ?? '',
    phones: [
      {
        id: 'phone-enumerator',
        number: enumerator,
        owner: isSoftphone(enumerator) ? 'Enumerator’s softphone' : 'Enumerator’s phone',
      },
      ...respondents.map((number, place) => ({
        id: place === 0 ? 'phone-respondent' : `phone-respondent-${place + 1}`,
        number,
        owner: respondents.length > 1 ? `Respondent’s phone ${place + 1}` : 'Respondent’s phone',
      })),
    ],
  }
}

/** Whether it is an address of the internet, which gets calls and no messages. */
export function isSoftphone(number: string): boolean {
  return /^(?:sips?|client):/i.test(number)
}

function numberReader(appearance: string, values: FormValues): (name: string) => string[] {
  try {
    const parameters = evaluateParameters(parseAppearance(appearance), values)
    const textOf = (name: string) => String(parameters.find(({ key }) => key === name)?.value ?? '')
    const given = textOf('country').trim().toUpperCase()
    const country = countryLetters.includes(given) ? given : ''
    return (name) =>
      textOf(name)
        .split('|')
        .map((number) => asDialled(number, name === 'twilio_number' ? '' : country))
  } catch (problem) {
    if (problem instanceof AppearanceError) return () => []
    throw problem
  }
}

// As Twilio gets it. What is no number is shown as it is, so that it is seen what the form has.
function asDialled(number: string, country: string): string {
  const written = number.trim()
  return isSoftphone(written) ? written : (readNumber(written, country) ?? written)
}
