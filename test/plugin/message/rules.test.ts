import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mergeMessage,
  nextSender,
  type SenderEvent,
  type SenderState,
} from '../../../src/plugin/message/rules.ts'
import {
  isFinal,
  type Message,
  type MessageStatus,
  messageStatuses,
  readMessage,
} from '../../../src/twilio/messages.ts'
import { messageJson } from '../../twilio/message-json.ts'
import { refusalWith } from '../world/fixtures.ts'

function withStatus(status: MessageStatus): Message {
  const message = readMessage(messageJson({ status }))
  if (!message) throw new Error(`${status} makes it no message.`)
  return message
}

describe('the states of sending', () => {
  const sent = { type: 'placed', item: withStatus('queued') } as const
  const states: readonly SenderState[] = [
    { name: 'ready' },
    { name: 'placing' },
    { name: 'unsure' },
    { name: 'refused', refusal: refusalWith(21610) },
    { name: 'following', message: withStatus('sent') },
    { name: 'ended', message: withStatus('delivered') },
  ]

  it('never drop a message that Twilio has, also one that turned up late', () => {
    for (const state of states) {
      expect(nextSender(state, sent)).toMatchObject({ name: 'following' })
      const late: SenderEvent = { type: 'turned-up', item: withStatus('delivered') }
      expect(nextSender(state, late)).toMatchObject({ name: 'ended', message: { status: 'delivered' } })
    }
  })

  it('go back to the tap where a message is to somebody else, and say so', () => {
    const back: SenderEvent = { type: 'back-to-ready', note: 'other-number' }
    const following: SenderState = { name: 'following', message: withStatus('sent') }
    expect(nextSender(following, back)).toEqual({ name: 'ready', note: 'other-number' })
  })

  it('do not begin again while a message is on its way or may be', () => {
    expect(nextSender({ name: 'placing' }, { type: 'tapped' })).toEqual({ name: 'placing' })
    expect(nextSender({ name: 'unsure' }, { type: 'tapped' })).toEqual({ name: 'unsure' })
  })

  it('do not forget a pending message because the answer was cleared', () => {
    expect(nextSender({ name: 'placing' }, { type: 'cleared' })).toEqual({ name: 'placing' })
    expect(nextSender({ name: 'unsure' }, { type: 'cleared' })).toEqual({ name: 'unsure' })
  })

  it('keep what was seen when a look fails, and forget the failure at the next', () => {
    const following: SenderState = { name: 'following', message: withStatus('sent') }
    const failure = { kind: 'nothing', cause: 'timeout' } as const
    const troubled = nextSender(following, { type: 'not-seen', failure })
    expect(troubled).toEqual({ ...following, trouble: failure })
    const look: SenderEvent = { type: 'seen', message: withStatus('sent'), settled: false }
    expect(nextSender(troubled, look)).toEqual(following)
  })

  it('lead to the next message, or to a field that was cleared, which says that it cannot be taken back', () => {
    for (const name of ['following', 'ended'] as const) {
      const sentOne: SenderState = { name, message: withStatus('sent') }
      expect(nextSender(sentOne, { type: 'tapped' })).toEqual({ name: 'placing' })
      expect(nextSender(sentOne, { type: 'cleared' })).toEqual({ name: 'ready', note: 'goes-on' })
    }
  })

  it('are not changed by what means nothing in them', () => {
    const following: SenderState = { name: 'following', message: withStatus('sent') }
    const late: readonly SenderEvent[] = [{ type: 'lost' }, { type: 'trying-again' }, { type: 'said-placed' }]
    for (const event of late) expect(nextSender(following, event)).toBe(following)
    const seen: SenderEvent = { type: 'seen', message: withStatus('sent'), settled: true }
    const ready: SenderState = { name: 'ready' }
    expect(nextSender(ready, seen)).toBe(ready)
  })

  it('end with what is final, and with what is no longer waited for', () => {
    const following: SenderState = { name: 'following', message: withStatus('queued') }
    const seen = (status: MessageStatus, settled: boolean): SenderEvent => ({
      type: 'seen',
      message: withStatus(status),
      settled,
    })
    expect(nextSender(following, seen('sent', false)).name).toBe('following')
    expect(nextSender(following, seen('sent', true)).name).toBe('ended')
    const ended = nextSender(following, seen('sent', true))
    expect(nextSender(ended, seen('delivered', true))).toMatchObject({ message: { status: 'delivered' } })
    expect(nextSender(ended, seen('sent', false)).name).toBe('ended')
  })
})

describe('what is known of a message', () => {
  it.each<[MessageStatus, MessageStatus, MessageStatus]>([
    ['delivered', 'read', 'read'],
    ['read', 'delivered', 'read'],
    ['delivered', 'failed', 'delivered'],
    ['queued', 'sending', 'sending'],
    ['sending', 'queued', 'sending'],
    ['sent', 'delivered', 'delivered'],
  ])('of %s and then %s is %s', (before, after, merged) => {
    expect(mergeMessage(withStatus(before), withStatus(after)).status).toBe(merged)
  })

  it('goes on step by step, and never a step back', () => {
    const steps = ['scheduled', 'accepted', 'queued', 'sending', 'sent', 'partially_delivered'] as const
    for (const [place, before] of steps.entries()) {
      for (const after of steps.slice(place + 1)) {
        expect(mergeMessage(withStatus(before), withStatus(after)).status).toBe(after)
        expect(mergeMessage(withStatus(after), withStatus(before)).status).toBe(after)
      }
    }
  })

  it('takes the newer words of the same status', () => {
    const after = withStatus('sent')
    expect(mergeMessage(withStatus('sent'), after)).toBe(after)
  })

  it('never goes back, and ends but once, save that what was delivered may be read', () => {
    const status = fc.constantFrom(...messageStatuses)
    fc.assert(
      fc.property(status, status, (before, after) => {
        const merged = mergeMessage(withStatus(before), withStatus(after)).status
        if (isFinal(before) && !(before === 'delivered' && after === 'read')) expect(merged).toBe(before)
        if (before === 'sent') expect(['queued', 'accepted', 'sending']).not.toContain(merged)
        if (!isFinal(before) && isFinal(after)) expect(merged).toBe(after)
      }),
    )
  })
})
