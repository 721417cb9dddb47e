import type { Clock } from '../../../twilio/clock.ts'
import { Refusal } from '../api/refusal.ts'

/** Who or what has answered. https://www.twilio.com/docs/voice/answering-machine-detection */
export type AnsweredBy =
  | 'human'
  | 'machine_start'
  | 'machine_end_beep'
  | 'machine_end_silence'
  | 'machine_end_other'
  | 'fax'
  | 'unknown'

/** What a call asks for. */
export interface MachineDetection {
  readonly mode: 'Enable' | 'DetectMessageEnd'
  /** How long Twilio listens before it gives up. */
  readonly timeoutMs: number
}

export const answerers = ['human', 'machine', 'fax', 'unclear'] as const

/** What Twilio hears when a phone answers. */
export type Answerer = (typeof answerers)[number]

/** A short "hello?" and a pause; a machine's greeting goes on for longer. Not documented. */
const usualMs: Readonly<Record<Answerer, number>> = {
  human: 2000,
  machine: 3000,
  fax: 2000,
  unclear: Number.POSITIVE_INFINITY,
}

/** How long a machine's greeting goes on after it is known to be one. */
const greetingMs = 4000

/** Reads what a new call asks for; null where nothing. Throws a Refusal. */
export function readMachineDetection(form: URLSearchParams): MachineDetection | null {
  const mode = form.get('MachineDetection') ?? ''
  if (mode === '' || mode === 'none') return null
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') {
    throw new Refusal(400, 21234, `Invalid MachineDetection: ${mode}`)
  }
  const text = form.get('MachineDetectionTimeout') ?? ''
  const seconds = text === '' ? 30 : Number(text)
  if (!Number.isInteger(seconds) || seconds < 3 || seconds > 59) {
    throw new Refusal(400, 21234, `Invalid MachineDetectionTimeout: ${text}`)
  }
  return { mode, timeoutMs: seconds * 1000 }
}

/** Listens, then says who it is and how long that took; answers how to stop. */
export function detectMachine(
  clock: Clock,
  { mode, timeoutMs }: MachineDetection,
  answerer: Answerer,
  done: (answeredBy: AnsweredBy, durationMs: number) => void,
): () => void {
  const waitsForEnd = mode === 'DetectMessageEnd' && answerer === 'machine'
  const neededMs = usualMs[answerer] + (waitsForEnd ? greetingMs : 0)
  const isKnown = neededMs <= timeoutMs
  const machine = waitsForEnd ? 'machine_end_beep' : 'machine_start'
  const names: Readonly<Record<Answerer, AnsweredBy>> = {
    human: 'human',
    machine,
    fax: 'fax',
    unclear: 'unknown',
  }
  const durationMs = Math.min(neededMs, timeoutMs)
  return clock.after(durationMs, () => done(isKnown ? names[answerer] : 'unknown', durationMs))
}
