import type { Leg } from '../../../stored/metadata.ts'
import { isFinal } from '../../../twilio/calls.ts'
import { isSamePhone } from '../../call/enumerator-calls.ts'
import { legOf, type Outcome, outcomeOf, secondsRung } from '../../call/outcome.ts'
import type { State } from '../../call/rules.ts'
import type { PanelWordKey } from '../../words/english/panel-words.ts'
import { showWhenFirst } from '../../words/when.ts'
import { showDuration } from '../../words/words.ts'
import type { PanelWorld } from '../tab.ts'
import { isGoingOn, type PastCall } from './calls.ts'
import { incomingOutcome } from './incoming-outcome.ts'

/** One call in two lines of text. */
export interface HistoryRow {
  isIncoming: boolean
  mark: 'on' | 'no' | ''
  said: string
  note: string
}

export type RowWorld = Pick<PanelWorld, 'words' | 'settings' | 'clock'>

/** A call that Twilio lists. */
export function rowOf(past: PastCall, world: RowWorld): HistoryRow {
  const when = past.call.startedAt ?? past.call.createdAt
  const { clock } = world
  const details = past.kind === 'out' ? outgoing(legOf(past.call), world) : incoming(past, world)
  const notes = [
    when === undefined ? '' : showWhenFirst(when, clock.now(), world.words),
    details.note,
    past.isRecorded ? world.words('recorded') : '',
  ]
  return {
    isIncoming: past.kind === 'in',
    mark: isGoingOn(past) ? 'on' : details.isMissed ? 'no' : '',
    said: details.said,
    note: notes.filter(Boolean).join(world.words('comma')),
  }
}

/** The field's own call while it is under way, before and while Twilio's list shows it. */
export function ownRow(state: State, world: RowWorld): HistoryRow | undefined {
  const { words, clock } = world
  const row = { isIncoming: false, mark: 'on', note: words('historyThisCall') } as const
  if (state.name === 'unsure') return { ...row, said: words('unsure') }
  if (state.name === 'placing') return { ...row, said: words('historyCalling') }
  if (state.name !== 'following' && state.name !== 'ended') return undefined
  const { call, leg } = state.seen
  if (!leg) return isFinal(call.status) ? undefined : { ...row, said: words('historyCalling') }
  const { said, note } = outgoing(leg, world)
  if (!isFinal(leg.status)) return { ...row, said }
  const when = call.startedAt ?? call.createdAt ?? clock.now()
  const notes = [showWhenFirst(when, clock.now(), words), note]
  return { ...row, mark: '', said, note: notes.filter(Boolean).join(words('comma')) }
}

interface Said {
  said: string
  note: string
  isMissed?: boolean
}

/** Short forms of the outcomes that a respondent's leg can have. */
const saidOf: Partial<Record<Outcome['kind'], PanelWordKey>> = {
  'respondent-rings': 'historyRings',
  talking: 'historyTalking',
  'respondent-busy': 'historyBusy',
  'respondent-no-answer': 'historyNoAnswer',
  'respondent-failed': 'historyFailed',
  'respondent-canceled': 'historyCanceled',
}

function outgoing(leg: Leg, { words }: RowWorld): Said {
  // The leg is judged by itself: the enumerator's is not asked for, and is over when this one is.
  const outcome = outcomeOf({
    status: isFinal(leg.status) ? 'completed' : 'in-progress',
    leg,
    legVisible: true,
  })
  if (outcome.kind === 'talked') {
    const { seconds } = outcome
    return { said: words('historyTalked', { time: showDuration(words, seconds ?? 0) }), note: '' }
  }
  const key = saidOf[outcome.kind]
  const rung = secondsRung(outcome, leg)
  const note = rung === undefined ? '' : words('rangFor', { time: showDuration(words, rung) })
  return { said: key ? words(key) : '', note }
}

function incoming(past: Extract<PastCall, { kind: 'in' }>, world: RowWorld): Said {
  const { words, settings } = world
  const outcome = incomingOutcome(past.call, past.legs)
  switch (outcome.kind) {
    case 'calling':
      return { said: words('historyCallsNow'), note: '' }
    case 'talking':
      return { said: words('historyBackTalking'), note: '' }
    case 'busy':
      return { said: words('historyBackBusy'), note: '', isMissed: true }
    case 'nobody':
      return { said: words('historyBackNobody'), note: '', isMissed: true }
    case 'taken': {
      const time = showDuration(words, outcome.seconds ?? 0)
      return { said: words('historyBackTaken', { time }), note: '' }
    }
    case 'talked': {
      const time = showDuration(words, outcome.seconds ?? 0)
      const byYou = isSamePhone(settings.enumerator.value, outcome.to)
      return { said: words('historyBackTalked', { time }), note: byYou ? words('historyYouAnswered') : '' }
    }
  }
}
