import { withTimeout } from '../../twilio/transport.ts'
import type { Visit } from '../runtime/visit.ts'
import type { Place } from '../runtime/webhook-parameters.ts'

/** Where a respondent belongs, as far as it helps to choose an enumerator. */
export interface Location {
  /** Goes into the task, where a workflow can read it: `location == "Kisumu"`. '' where nothing is known. */
  readonly text: string
}

/** Who calls, and where Twilio believes the number to be at home. */
export interface LocationQuestion {
  readonly number: string
  readonly place: Place
}

/** Finds out where a respondent belongs. It has two seconds: somebody is on the line. */
export type LookUpLocation = (visit: Visit, question: LocationQuestion) => Location | Promise<Location>

/**
 * A stand-in for the team's own list of places: what Twilio knows, from city to country. Put your own look-up in its
 * place below, such as a request to the system that keeps your sample.
 */
const placeOfNumber: LookUpLocation = (_visit, { place }) => {
  const parts = [place.city, place.state, place.country].filter((part) => part !== '')
  return { text: parts[0] ?? '' }
}

const usualLookUp: LookUpLocation = placeOfNumber

const longestLookUpMs = 2000

/** Where a respondent belongs; '' also where the look-up fails: nobody is kept from the queue by it. */
export async function lookUpLocation(
  visit: Visit,
  question: LocationQuestion,
  lookUp = usualLookUp,
): Promise<Location> {
  let problem = 'no answer in time'
  const found = await withTimeout(visit.runtime.clock, longestLookUpMs, async () => {
    try {
      return await lookUp(visit, question)
    } catch (error) {
      problem = error instanceof Error ? error.message : 'unknown'
      throw error
    }
  })
  if (typeof found !== 'string') return found
  visit.log(`the location look-up failed: ${problem}`)
  return { text: '' }
}
