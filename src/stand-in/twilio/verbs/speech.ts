import type { PerformVerb, Stage } from '../programs/stage.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'
import { readText, readWhole, resolveUrl } from './attributes.ts'
import { nothing } from './stops.ts'

/** How long Twilio speaks: a little faster than people do, so that nobody waits long for a test call. */
const msPerCharacter = 60

/** How long a sound is of which only the address is known. */
const soundMs = 3000

const msPerDigit = 500

/**
 * `loop="0"` is as often as this, or until the call ends. https://www.twilio.com/docs/voice/twiml/say#loop
 */
const mostLoops = 1000

/** How long it takes to say this, for Twilio and for people. */
export function speakingMs(text: string): number {
  return text.length * msPerCharacter
}

function readLoops({ attributes }: TwimlElement): number {
  const loops = readWhole(attributes.get('loop'), { least: 0, most: mostLoops, usual: 1 })
  return loops === 0 ? mostLoops : loops
}

/** A sound as a phone shows it that cannot play it. */
function describeSound(stage: Stage, verb: TwimlElement): { text: string; ms: number } {
  const digits = verb.attributes.get('digits') ?? ''
  if (digits !== '') return { text: `♪ keys ${digits}`, ms: digits.length * msPerDigit }
  const url = readText(verb)
  return { text: `♪ ${resolveUrl(url, stage.base) ?? url}`, ms: soundMs }
}

/**
 * Says, plays or pauses, then calls `done`; answers how to stop before. Undefined where the element is none
 * of the three. https://www.twilio.com/docs/voice/twiml/say https://www.twilio.com/docs/voice/twiml/play
 * https://www.twilio.com/docs/voice/twiml/pause
 */
export function performPrompt(stage: Stage, verb: TwimlElement, done: () => void): (() => void) | undefined {
  const { clock } = stage.parts
  switch (verb.name) {
    case 'Say': {
      const text = readText(verb)
      if (text !== '') stage.leg.say(text)
      return clock.after(speakingMs(text) * readLoops(verb), done)
    }
    case 'Play': {
      const { text, ms } = describeSound(stage, verb)
      stage.leg.say(text)
      return clock.after(ms * readLoops(verb), done)
    }
    case 'Pause':
      return clock.after(
        readWhole(verb.attributes.get('length'), { least: 0, most: 86_400, usual: 1 }) * 1000,
        done,
      )
    default:
      return undefined
  }
}

/** Say, Play and Pause as verbs of their own. */
export const performSpeech: PerformVerb = (stage, verb) => performPrompt(stage, verb, stage.next) ?? nothing
