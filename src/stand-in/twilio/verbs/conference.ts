import type { PerformVerb, StopReason } from '../programs/stage.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'
import { readFlag, readHook, readText, readWhole, readWords } from './attributes.ts'
import { readTimeLimitMs } from './dial-limits.ts'

const mostParticipants = 250

/**
 * A Dial into a room. Music and `waitUrl` are not played. https://www.twilio.com/docs/voice/twiml/conference
 */
export function performConference(noun: TwimlElement): PerformVerb {
  return (stage, dial) => {
    const said = (name: string): string | undefined => noun.attributes.get(name)
    const hook = readHook(stage, noun, 'statusCallback', 'statusCallbackMethod')
    const action = readHook(stage, dial, 'action', 'method')
    const told = { DialCallStatus: 'answered' }
    let isOver = false

    function close(): void {
      isOver = true
      stopLimit()
      stopListening()
      leave?.()
    }

    function finish(): void {
      if (isOver) return
      close()
      if (action) stage.goTo(action, told)
      else stage.next()
    }

    const beep = said('beep')
    if (beep !== 'false' && beep !== 'onExit') stage.leg.say('♪ beep')
    const stopLimit = stage.parts.clock.after(readTimeLimitMs(dial), finish)
    const hangsUpOnStar = readFlag(dial.attributes.get('hangupOnStar'), false)
    const stopListening = stage.leg.listen((input) => {
      if (hangsUpOnStar && input.kind === 'key' && input.key === '*') finish()
    })
    const leave = stage.parts.conferences.enter(
      readText(noun),
      {
        leg: stage.leg,
        isMuted: readFlag(said('muted'), false),
        startsOnEnter: readFlag(said('startConferenceOnEnter'), true),
        endsOnExit: readFlag(said('endConferenceOnExit'), false),
        label: said('participantLabel') ?? '',
        closed: finish,
      },
      {
        mostParticipants: readWhole(said('maxParticipants'), {
          least: 2,
          most: mostParticipants,
          usual: mostParticipants,
        }),
        callback: hook ? { hook, events: readWords(said('statusCallbackEvent')) } : null,
      },
    )
    if (!leave) finish()
    return (why: StopReason) => {
      if (isOver) return
      close()
      if (why === 'ended' && action) stage.tell(action, told)
    }
  }
}
