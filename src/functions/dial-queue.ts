import { textOf } from '../twilio/json-values.ts'
import { fetchTask } from '../twilio/task-router/tasks.ts'
import { dial } from '../twiml/verbs/dial.ts'
import { gather } from '../twiml/verbs/gather.ts'
import { queue } from '../twiml/verbs/queue.ts'
import { hangup, redirect, voiceResponse } from '../twiml/verbs/voice.ts'
import { nameOf } from './notices/notice.ts'
import { twilioFunction } from './runtime/function-handler.ts'
import { admitTwilio } from './runtime/guards.ts'
import { type Reply, twiml } from './runtime/reply.ts'
import type { Visit } from './runtime/visit.ts'
import { readCallStatus, readDial, readGather } from './runtime/webhook-parameters.ts'
import { personIn } from './runtime/withheld.ts'
import { giveBack } from './task-router/give-back.ts'
import { type Offer, offerStep, readOfferStep } from './task-router/offer.ts'
import { taskRouterOf } from './task-router/send.ts'
import { hasTalked } from './voice/connect.ts'
import { sayElseSorry } from './voice/menu.ts'
import { speak } from './voice/speak.ts'

/** Time to take the phone from the ear and press. */
const secondsForKey = 8

/**
 * An enumerator's phone was answered: a person gets the respondent, a machine never does and the next enumerator is
 * rung. Where Twilio cannot tell, a key tells (`….key`); a machine presses none.
 */
export const handler = twilioFunction({
  name: 'dial-queue',
  admit: admitTwilio,
  answer: goOn,
  sorry: sayElseSorry,
})

function goOn(visit: Visit): Reply | Promise<Reply> {
  const read = readOfferStep(visit.step)
  if (!read) return sayGone(visit)
  const { offer, part } = read
  switch (part) {
    case 'answered':
      return meet(visit, offer)
    case 'key':
      return readGather(visit.parameters).digits === ''
        ? refuse(visit, offer, 'no key')
        : dequeue(visit, offer)
    case 'over':
      return hasTalked(readDial(visit.parameters)) ? twiml(voiceResponse(hangup())) : sayGone(visit)
  }
}

/** https://www.twilio.com/docs/voice/answering-machine-detection#answeredby-parameter */
function meet(visit: Visit, offer: Offer): Promise<Reply> | Reply {
  const { answeredBy } = readCallStatus(visit.parameters)
  if (/^machine|^fax$/.test(answeredBy)) return refuse(visit, offer, answeredBy)
  const isPerson = answeredBy === 'human' && !visit.settings.taskRouter.alwaysAsksForKey
  return isPerson ? dequeue(visit, offer) : askForKey(visit, offer)
}

async function refuse(visit: Visit, offer: Offer, why: string): Promise<Reply> {
  await giveBack(visit, offer, why)
  return twiml(voiceResponse(hangup()))
}

/**
 * Connects the two and accepts the reservation; Twilio does neither where it is pending no more.
 * https://www.twilio.com/docs/voice/twiml/queue
 */
function dequeue(visit: Visit, offer: Offer): Reply {
  const action = visit.address('dial-queue', offerStep(offer, 'over'))
  const { reservationSid } = offer
  return twiml(voiceResponse(dial({ action, method: 'POST' }, queue(reservationSid, { reservationSid }))))
}

async function askForKey(visit: Visit, offer: Offer): Promise<Reply> {
  const { workspaceSid } = visit.settings.taskRouter
  const task = await fetchTask(taskRouterOf(visit), workspaceSid, offer.taskSid)
  const from = task.kind === 'data' ? task.data.attributes['from'] : ''
  const who = nameOf(visit, personIn(textOf(from)))
  const next = visit.address('dial-queue', offerStep(offer, 'key'))
  return twiml(
    voiceResponse(
      gather(
        { action: next, method: 'POST', numDigits: 1, timeout: secondsForKey },
        speak(visit.settings, 'takeCall', { who }),
      ),
      redirect(next, { method: 'POST' }),
    ),
  )
}

function sayGone(visit: Visit): Reply {
  return twiml(voiceResponse(speak(visit.settings, 'callerGone'), hangup()))
}
