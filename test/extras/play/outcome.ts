import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import type { Play } from './play.ts'

/** What happens in the field, and what the enumerator then says of it. */
export interface Outcome {
  readonly name: string
  /** What is true, whatever the form knows. `over`: by the time the field is left for good. */
  readonly truth: { readonly rung: boolean; readonly reached: boolean; readonly over: boolean }
  /** Sets Twilio up, before the form is opened. */
  readonly prepare?: (twilio: StandInTwilio) => void
  /** Plays the call, up to where the enumerator goes on from the field. */
  play(play: Play): Promise<void>
  /** What the enumerator chooses of "What happened?", where that is asked. */
  readonly happened: string
  /** What the enumerator answers to the form's own questions, where they are asked. */
  readonly says: Readonly<Record<string, string>>
}
