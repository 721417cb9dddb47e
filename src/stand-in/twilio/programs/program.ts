import type { Leg } from '../calls/legs.ts'
import type { CallRecord } from '../store/records.ts'
import { performDial } from '../verbs/dial.ts'
import { performEnqueue } from '../verbs/enqueue.ts'
import { performHangup, performLeave, performRedirect, performReject } from '../verbs/flow.ts'
import { performGather } from '../verbs/gather.ts'
import { performRecord } from '../verbs/record.ts'
import { performSms } from '../verbs/sms.ts'
import { performSpeech } from '../verbs/speech.ts'
import { nothing } from '../verbs/stops.ts'
import { verbOf } from '../webhooks/documents.ts'
import type { Hook } from '../webhooks/hooks.ts'
import { readTwiml, type TwimlElement, TwimlError } from '../webhooks/twiml-reader.ts'
import { documentParameters } from '../webhooks/webhook-parameters.ts'
import type {
  DocumentSource,
  PerformVerb,
  Program,
  ProgramEnd,
  Programs,
  Stage,
  StopReason,
  StopVerb,
  VerbParts,
} from './stage.ts'
import { createTurns } from './turns.ts'

/** What Twilio says into a call whose document it cannot run. */
const failureSpeech = 'We are sorry, an application error has occurred. Goodbye.'

/** The verbs that are run, each in a file of its family. */
const performers: ReadonlyMap<string, PerformVerb> = new Map([
  ['Say', performSpeech],
  ['Play', performSpeech],
  ['Pause', performSpeech],
  ['Gather', performGather],
  ['Record', performRecord],
  ['Dial', performDial],
  ['Enqueue', performEnqueue],
  ['Leave', performLeave],
  ['Redirect', performRedirect],
  ['Hangup', performHangup],
  ['Reject', performReject],
  ['Sms', performSms],
])

/** Twilio's verbs that are passed over without a word; any other name is a mistake in the document. */
const unmodelled = new Set(['Connect', 'Echo', 'Pay', 'Prompt', 'Queue', 'Refer', 'Start', 'Stop'])

/** Verbs that leave a ringing call ringing. https://www.twilio.com/docs/voice/twiml/reject */
const quietVerbs = new Set(['Reject', 'Redirect', 'Pause', 'Sms', 'Leave'])

function answersAtOnce({ name, attributes }: TwimlElement): boolean {
  return !quietVerbs.has(name) && !(name === 'Dial' && attributes.get('answerOnBridge') === 'true')
}

/** A program as whoever started it holds it. */
export interface RunningProgram extends Program {
  stop(why: StopReason): void
}

/**
 * Starts a document on a leg; `over` is called when it ends by itself, perhaps before this returns. Where a
 * document cannot be run, `failed` is called instead of an apology being spoken.
 */
export function startProgram(
  parts: VerbParts,
  programs: Programs,
  leg: Leg,
  first: DocumentSource,
  over: (how: ProgramEnd) => void,
  failed?: () => void,
): RunningProgram {
  let verbs: readonly TwimlElement[] = []
  let base: Hook | null = null
  let position = 0
  const { begin, step, stop } = createTurns()

  const call = (): CallRecord => {
    const record = parts.store.now.call(leg.sid)
    if (!record) throw new Error(`No call ${leg.sid}`)
    return record
  }

  function end(how: ProgramEnd): void {
    begin()
    over(how)
  }

  function runVerbs(list: readonly TwimlElement[], from: Hook | null): void {
    verbs = list
    base = from
    position = 0
    runNext()
  }

  function apologise({ code, message }: TwimlError): void {
    parts.store.changeCall(leg.sid, { problem: { code, message } })
    if (failed) {
      begin()
      failed()
      return
    }
    runVerbs([verbOf('Say', failureSpeech)], null)
  }

  function alert(code: number, message: string): void {
    parts.alerts.raise({ code, message, url: base?.url ?? null, resourceSid: leg.sid })
  }

  function perform(verb: TwimlElement, isMine: () => boolean): StopVerb {
    const onlyNow =
      <Values extends unknown[]>(act: (...values: Values) => void) =>
      (...values: Values): void => {
        if (isMine()) act(...values)
      }
    const stage: Stage = {
      parts,
      programs,
      leg,
      base,
      call,
      next: onlyNow(runNext),
      goTo: onlyNow((hook, told) => load({ kind: 'hook', hook, told })),
      tell: (hook, told) => parts.documents.tell(hook, { ...documentParameters(call()), ...told }, leg.sid),
      finish: onlyNow(end),
      alert,
    }
    const performer = performers.get(verb.name)
    if (performer) {
      if (answersAtOnce(verb)) leg.pickUp()
      return performer(stage, verb)
    }
    if (!unmodelled.has(verb.name)) alert(12200, `Schema validation warning: ${verb.name}`)
    runNext()
    return nothing
  }

  function runNext(): void {
    const verb = verbs[position]
    position += 1
    if (verb) step((isMine) => perform(verb, isMine))
    else end('over')
  }

  function loadHook({ hook, told }: Extract<DocumentSource, { kind: 'hook' }>): void {
    step((isMine) => {
      leg.setAsking(true)
      const parameters = { ...documentParameters(call()), ...told }
      const stopAsking = parts.documents.fetch(
        { kind: 'voice', hook, parameters, resourceSid: leg.sid },
        (document) => {
          if (!isMine()) return
          leg.setAsking(false)
          if (document instanceof TwimlError) apologise(document)
          else runVerbs(document.verbs, document.base)
        },
      )
      return () => {
        stopAsking()
        leg.setAsking(false)
      }
    })
  }

  function load(source: DocumentSource): void {
    if (source.kind === 'hook') {
      loadHook(source)
      return
    }
    try {
      runVerbs(source.kind === 'inline' ? readTwiml(source.twiml) : source.verbs, null)
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error
      alert(error.code, error.message)
      apologise(error)
    }
  }

  load(first)
  return {
    redirect(source) {
      stop('redirected')
      load(source)
    },
    stop,
  }
}
