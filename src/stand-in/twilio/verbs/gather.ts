import type { PhoneInput } from '../phones/phones.ts'
import type { PerformVerb, Stage } from '../programs/stage.ts'
import type { WebhookParameters } from '../webhooks/signature.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'
import { readAction, readFlag, readWhole, readWords } from './attributes.ts'
import { performPrompt } from './speech.ts'
import { createStops } from './stops.ts'

/** What a Gather waits for, its defaults filled in. */
interface GatherOrder {
  readonly takesKeys: boolean
  readonly takesWords: boolean
  readonly numDigits: number
  readonly finishOnKey: string
  readonly timeoutMs: number
  readonly speechTimeoutMs: number
  readonly actsOnNothing: boolean
}

/** How long Twilio waits for more words where it decides by itself. Not documented. */
const autoSpeechMs = 1000

/** How sure Twilio is to have understood; a stand-in always is. */
const confidence = '0.9'

function readOrder({ attributes }: TwimlElement): GatherOrder {
  const input = readWords(attributes.get('input') ?? 'dtmf')
  const timeoutMs = readWhole(attributes.get('timeout'), { least: 1, most: 3600, usual: 5 }) * 1000
  const speechTimeout = attributes.get('speechTimeout')
  return {
    takesKeys: input.includes('dtmf') || !input.includes('speech'),
    takesWords: input.includes('speech'),
    numDigits: readWhole(attributes.get('numDigits'), {
      least: 1,
      most: 1000,
      usual: Number.POSITIVE_INFINITY,
    }),
    finishOnKey: attributes.get('finishOnKey') ?? '#',
    timeoutMs,
    speechTimeoutMs:
      speechTimeout === 'auto'
        ? autoSpeechMs
        : readWhole(speechTimeout, { least: 1, most: 3600, usual: timeoutMs / 1000 }) * 1000,
    actsOnNothing: readFlag(attributes.get('actionOnEmptyResult'), false),
  }
}

/** Runs the prompts one after the other, then calls `done`; answers how to stop. */
function runPrompts(stage: Stage, prompts: readonly TwimlElement[], done: () => void): () => void {
  const stops = createStops<'prompt'>()
  function run(position: number): void {
    const prompt = prompts[position]
    if (!prompt) {
      done()
      return
    }
    const stopPrompt = performPrompt(stage, prompt, () => run(position + 1))
    if (stopPrompt) stops.keep('prompt', stopPrompt)
    else run(position + 1)
  }
  run(0)
  return stops.all
}

/**
 * Takes keys, words or both. Keys that are pressed while nothing gathers are lost, as at Twilio.
 * https://www.twilio.com/docs/voice/twiml/gather
 */
export const performGather: PerformVerb = (stage, verb) => {
  const order = readOrder(verb)
  let digits = ''
  let words = ''
  const stops = createStops<'prompts' | 'silence' | 'listening'>()

  function submit(): void {
    stops.all()
    const isEmpty = digits === '' && words === ''
    const action = isEmpty && !order.actsOnNothing ? undefined : readAction(stage, verb)
    if (!action) {
      stage.next()
      return
    }
    const spoken: WebhookParameters = words === '' ? {} : { SpeechResult: words, Confidence: confidence }
    stage.goTo(action, { ...(words === '' || digits !== '' ? { Digits: digits } : {}), ...spoken })
  }

  function wait(ms: number): void {
    stops.keep('silence', stage.parts.clock.after(ms, submit))
  }

  function takeKey(key: string): void {
    if (order.finishOnKey.includes(key)) {
      submit()
      return
    }
    digits += key
    if (digits.length >= order.numDigits) submit()
    else wait(order.timeoutMs)
  }

  function take(input: PhoneInput): void {
    const isWanted = input.kind === 'key' ? order.takesKeys : order.takesWords
    if (!isWanted) return
    stops.stop('prompts')
    if (input.kind === 'key') {
      takeKey(input.key)
      return
    }
    words = words === '' ? input.text : `${words} ${input.text}`
    wait(order.speechTimeoutMs)
  }

  stops.keep('listening', stage.leg.listen(take))
  stops.keep(
    'prompts',
    runPrompts(stage, verb.children, () => {
      if (!stops.isOver()) wait(order.timeoutMs)
    }),
  )
  return stops.all
}
