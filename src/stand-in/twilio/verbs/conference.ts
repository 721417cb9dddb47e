import type { PerformVerb } from '../programs/stage.ts'
import type { TwimlElement } from '../webhooks/twiml-reader.ts'
import { readFlag, readHook, readText, readWhole, readWords } from './attributes.ts'
import { readTimeLimitMs } from './dial-limits.ts'
import { createStops } from './stops.ts'

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
    const stops = createStops<'limit' | 'listening' | 'room'>()

    function finish(): void {
      if (stops.isOver()) return
      stops.all()
      if (action) stage.goTo(action, told)
      else stage.next()
    }

    const beep = said('beep')
    if (beep !== 'false' && beep !== 'onExit') stage.leg.say('♪ beep')
    stops.keep('limit', stage.parts.clock.after(readTimeLimitMs(dial), finish))
    const hangsUpOnStar = readFlag(dial.attributes.get('hangupOnStar'), false)
    stops.keep(
      'listening',
      stage.leg.listen((input) => {
        if (hangsUpOnStar && input.kind === 'key' && input.key === '*') finish()
      }),
    )
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
    if (leave) stops.keep('room', leave)
    else finish()
    return (why) => {
      if (stops.isOver()) return
      stops.all()
      if (why === 'ended' && action) stage.tell(action, told)
    }
  }
}
