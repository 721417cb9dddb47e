import { formatDate } from '../formats/format-call.ts'
import type { NewSid } from '../sids.ts'
import { personIn } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { Documents } from '../webhooks/documents.ts'
import type { Hook } from '../webhooks/hooks.ts'
import type { WebhookParameters } from '../webhooks/signature.ts'
import type { Leg } from './legs.ts'

/** Somebody who enters a room, as the `<Conference>` noun has it. */
export interface Participant {
  readonly leg: Leg
  readonly isMuted: boolean
  readonly startsOnEnter: boolean
  readonly endsOnExit: boolean
  readonly label: string
  /** The room has closed, and the participant is still on the line. */
  closed(): void
}

/** What a room is like; the first who enters decides. */
export interface RoomSettings {
  readonly mostParticipants: number
  /** What is reported to the address: `start end join leave`. */
  readonly callback: { readonly hook: Hook; readonly events: readonly string[] } | null
}

/** The rooms in which people meet. https://www.twilio.com/docs/voice/twiml/conference */
export interface Conferences {
  /**
   * Lets somebody into the room of that name; answers how to leave it, or undefined where the room is full.
   */
  enter(name: string, participant: Participant, settings: RoomSettings): (() => void) | undefined
  clear(): void
}

interface Room {
  readonly sid: string
  readonly name: string
  readonly settings: RoomSettings
  readonly inside: Set<Participant>
  /** It starts when two are inside and one of them is to start it. */
  started: boolean
  reports: number
}

type RoomEvent = 'conference-start' | 'conference-end' | 'participant-join' | 'participant-leave'

function flags({ leg, isMuted, startsOnEnter, endsOnExit, label }: Participant): WebhookParameters {
  return {
    CallSid: leg.sid,
    Muted: String(isMuted),
    Hold: 'false',
    Coaching: 'false',
    StartConferenceOnEnter: String(startsOnEnter),
    EndConferenceOnExit: String(endsOnExit),
    ...(label === '' ? {} : { ParticipantLabel: label }),
  }
}

export function createConferences(parts: {
  now: () => number
  accountSid: string
  store: Store
  documents: Documents
  newSid: NewSid
}): Conferences {
  const { now, accountSid, store, documents, newSid } = parts
  const rooms = new Map<string, Room>()

  /** https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallbackEvent */
  function report(room: Room, event: RoomEvent, about: Participant): void {
    const { callback } = room.settings
    if (!callback?.events.includes(event.replace(/^.*-/, ''))) return
    const told = {
      AccountSid: accountSid,
      ConferenceSid: room.sid,
      FriendlyName: room.name,
      StatusCallbackEvent: event,
      SequenceNumber: String(room.reports + 1),
      Timestamp: formatDate(now()) ?? '',
      ...flags(about),
    }
    room.reports += 1
    documents.tell(callback.hook, told, about.leg.sid)
  }

  /** Whoever waits alone is connected with nobody. */
  function introduce({ inside, started }: Room): void {
    for (const one of inside) {
      const others = [...inside].filter((other) => other !== one)
      one.leg.setCompany(started ? others.map(({ leg }) => personIn(store.now.call(leg.sid))) : [])
    }
  }

  function startIfReady(room: Room, last: Participant): void {
    const isReady = room.inside.size > 1 && [...room.inside].some((one) => one.startsOnEnter)
    if (room.started || !isReady) return
    room.started = true
    report(room, 'conference-start', last)
  }

  function close(room: Room, last: Participant): void {
    rooms.delete(room.name)
    report(room, 'conference-end', last)
    for (const one of [...room.inside]) {
      room.inside.delete(one)
      one.leg.setCompany([])
      one.closed()
    }
  }

  function leave(room: Room, participant: Participant): void {
    if (!room.inside.delete(participant)) return
    participant.leg.setCompany([])
    report(room, 'participant-leave', participant)
    if (participant.endsOnExit || room.inside.size === 0) close(room, participant)
    else introduce(room)
  }

  function openRoom(name: string, settings: RoomSettings): Room {
    const room = {
      sid: newSid('CF'),
      name,
      settings,
      inside: new Set<Participant>(),
      started: false,
      reports: 0,
    }
    rooms.set(name, room)
    return room
  }

  return {
    enter(name, participant, settings) {
      const room = rooms.get(name) ?? openRoom(name, settings)
      if (room.inside.size >= room.settings.mostParticipants) return undefined
      room.inside.add(participant)
      report(room, 'participant-join', participant)
      startIfReady(room, participant)
      introduce(room)
      const stopListening = participant.leg.listen((input) => {
        if (input.kind !== 'words' || participant.isMuted || !room.started) return
        for (const other of room.inside) if (other !== participant) other.leg.hear(input.text)
      })
      return () => {
        stopListening()
        leave(room, participant)
      }
    },
    clear: () => rooms.clear(),
  }
}
