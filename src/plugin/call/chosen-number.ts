import { type Choice, placeOf } from '../form/choice.ts'
import { respondentNumber, type Settings } from '../form/settings.ts'

/** Which number the next tap calls. */
export interface ChosenNumber {
  readonly choice: Choice
  /** Another of the form's numbers; false where there is none in this place. */
  choose(position: number): boolean
  /** undefined: the form's number again; '': nothing usable is entered; else the number, E.164. */
  enter(number: string | undefined): void
}

export function createChosenNumber(settings: Settings, first: Choice): ChosenNumber {
  let choice = first
  /** The form's number that one entered by hand stands for. */
  let ofForm: Choice = { to: placeOf(settings, choice) }

  return {
    get choice() {
      return choice
    },
    choose(position) {
      if (respondentNumber(settings, position) === '') return false
      choice = { to: position }
      return true
    },
    enter(number) {
      if (choice.to >= 0) ofForm = choice
      choice = number === undefined ? ofForm : { to: -1, hand: number }
    },
  }
}
