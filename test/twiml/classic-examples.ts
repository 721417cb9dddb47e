import { ClassicResponse } from '../../src/twiml/classic.ts'

/** The greeting of the classic library's first example, said by name. */
export function greet(name: string): ClassicResponse {
  return new ClassicResponse().say(`Hello, ${name}`, { voice: 'woman' })
}

/** The favourite-number example: one key is asked for and goes to the action. */
export function askFavouriteNumber(action: string): ClassicResponse {
  return new ClassicResponse()
    .gatherStart(action, { numDigits: 1 })
    .say('What is your favorite number?')
    .gatherStop()
}

/** What the action answers: the key is said back. */
export function sayFavouriteNumber(digits: string): ClassicResponse {
  return new ClassicResponse().say(`Your favorite number is ${digits}`).hangup()
}
