import { describe, expect, it } from 'vitest'
import type { JustPlaced } from '../../../../src/plugin/call/live-call.ts'
import type { CallIntent } from '../../../../src/stored/metadata.ts'
import { callJson, callSid } from '../../../twilio/call-json.ts'
import { callerId, enumerator, refusalWith, respondent } from '../../world/fixtures.ts'
import { type Given, openCall } from './open-call.ts'

const neighbour = '+254711222444'
const lost = { kind: 'nothing', cause: 'network' } as const
const intent: CallIntent = { at: 1, to: 0, via: 0, print: '' }

const legTo = (to: string, status = 'ringing') =>
  callJson({ sid: 'CAleg', to, status, parent_call_sid: callSid })

describe('hanging up', () => {
  it('is said before Twilio is asked, and how the call ended is seen at once', async () => {
    const { live, types, shows, pass, state, sent } = openCall()
    const hung = live.hangUp()
    expect(types()).toEqual(['hanging-up'])
    shows.call = { status: 'canceled' }
    await hung
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET'])
    expect(sent[0]?.form).toEqual([['Status', 'completed']])
    expect(state()).toMatchObject({ name: 'ended', seen: { call: { status: 'canceled' } } })
    await pass(60)
    expect(types()).not.toContain('hang-up-failed')
  })

  it('fails where Twilio says no or nothing, but not because the call is over already', async () => {
    for (const [answer, fails] of [
      [lost, true],
      [refusalWith(20003, '', 401), true],
      [refusalWith(21220), false],
    ] as const) {
      const { live, types, shows } = openCall()
      shows.ends = answer
      await live.hangUp()
      expect(types().includes('hang-up-failed')).toBe(fails)
    }
  })

  it('tells nothing of a call that the field has left meanwhile', async () => {
    const { live, types, shows, pass } = openCall()
    shows.ends = lost
    const hung = live.hangUp()
    live.stop()
    await hung
    await pass(60)
    expect(types()).toEqual(['hanging-up'])
  })
})

describe('voice mail at the enumerator’s phone', () => {
  const detect: Given = { status: 'in-progress', settings: { detectVoicemail: true } }
  const machine = { status: 'in-progress', answered_by: 'machine_start' }

  it.each<[string, Given, object, boolean]>([
    ['where the respondent is not talking', detect, machine, true],
    ['not where a person answered', detect, { ...machine, answered_by: 'human' }, false],
    ['not where the form does not ask for it', { status: 'in-progress' }, machine, false],
    [
      'not while people talk',
      { ...detect, seen: { leg: { sid: 'CAleg', status: 'in-progress' } } },
      machine,
      false,
    ],
    ['not of a call that may be somebody else’s', { ...detect, entry: { foundFor: intent } }, machine, false],
  ])('ends the call %s', async (_when, given, shown, ends) => {
    const { shows, pass, ended, live } = openCall(given)
    shows.call = { ...shown }
    await pass(3)
    live.stop()
    expect(ended()).toBe(ends ? 1 : 0)
  })

  it('ends it once while that is under way, and no more than three times', async () => {
    const { shows, pass, ended } = openCall(detect)
    shows.call = machine
    shows.ends = lost
    await pass(30)
    expect(ended()).toBe(3)
    const slow = openCall(detect)
    slow.shows.call = machine
    await slow.pass(30)
    expect(slow.ended()).toBe(1)
  })

  it('ends no call that is over', async () => {
    const { shows, pass, ended } = openCall(detect)
    shows.call = { ...machine, status: 'completed' }
    await pass(30)
    expect(ended()).toBe(0)
  })
})

describe('a call that was looked up, as one that may be somebody else’s', () => {
  const found: Given = { status: 'in-progress', entry: { foundFor: intent } }

  it('is this field’s once its leg goes to the respondent', async () => {
    const { shows, store, pass, told, state, live } = openCall(found)
    await pass(0.5)
    expect(store.entry()?.foundFor).toEqual(intent)
    shows.legs = [legTo(respondent)]
    await pass(1)
    expect(store.entry()?.foundFor).toBeUndefined()
    expect(state()).toMatchObject({ name: 'following', seen: { leg: { sid: 'CAleg' } } })
    expect(told.some((what) => what.startsWith('disowned'))).toBe(false)
    live.stop()
  })

  it.each([
    ['', intent, [callSid]],
    [', as another was before', { ...intent, not: ['CAbefore'] }, ['CAbefore', callSid]],
  ])('is let go where its leg goes to somebody else%s', async (_before, foundFor, not) => {
    const { shows, store, pass, told, types, clock } = openCall({ ...found, entry: { foundFor } })
    await pass(0.5)
    const before = types().length
    shows.legs = [legTo(neighbour)]
    await pass(60)
    expect(told.filter((what) => what.startsWith('disowned'))).toEqual([`disowned ${callSid}`])
    expect(store.memory).toMatchObject({ intent: { not }, log: [] })
    expect([types().length, clock.pending()]).toEqual([before, 0])
  })

  it('stays where the number that it was for is not known any more', async () => {
    const { shows, pass, told, state, live } = openCall({
      ...found,
      entry: { foundFor: { ...intent, to: -1 } },
    })
    shows.legs = [legTo(neighbour)]
    await pass(2)
    expect(told.some((what) => what.startsWith('disowned'))).toBe(false)
    expect(state()).toMatchObject({ seen: { leg: { sid: 'CAleg' } } })
    live.stop()
  })
})

describe('a call whose place another takes', () => {
  it('has a respondent’s leg noted that Twilio lists only then, and changes nothing else', async () => {
    const { live, shows, store, pass, told, types, state } = openCall({ status: 'in-progress' })
    await pass(2)
    live.leave()
    const before = types().length
    const shown = state()
    shows.legs = [legTo(respondent, 'busy')]
    const toldBefore = told.length
    await pass(2)
    expect(store.entry()?.leg).toMatchObject({ sid: 'CAleg', status: 'busy' })
    expect(told.length).toBeGreaterThan(toldBefore)
    expect([types().length, state()]).toEqual([before, shown])
  })

  it('is left alone where nothing more is to be seen of it', async () => {
    const known = { leg: { sid: 'CAleg', status: 'busy' } } as const
    for (const given of [
      { status: 'busy', isOver: true },
      { status: 'in-progress', entry: known },
    ]) {
      const { live, sent, pass, clock } = openCall(given)
      live.leave()
      const before = sent.length
      await pass(300)
      expect([sent.length - before, clock.pending()]).toEqual([0, 0])
    }
  })
})

describe('a look', () => {
  it('that fails tells why, and nothing else', async () => {
    const { shows, pass, events, live } = openCall()
    shows.looks = lost
    await pass(0.5)
    expect(events).toEqual([{ type: 'not-seen', failure: lost }])
    live.stop()
  })
})

describe('an update', () => {
  it('of a call that is over asks for both legs, whatever is known of them', async () => {
    const leg = { sid: 'CAleg', status: 'busy' } as const
    const { live, sent, events } = openCall({ status: 'completed', isOver: true, seen: { leg } })
    await live.update()
    expect(sent).toHaveLength(2)
    expect(events).toMatchObject([{ type: 'seen', settled: true }])
  })

  it('of a call that is over asks for everything once, and tells it', async () => {
    const { live, shows, sent, pass, types, state } = openCall({ status: 'completed', isOver: true })
    shows.legs = [legTo(respondent, 'busy')]
    await live.update()
    expect(types()).toEqual(['seen'])
    expect(state()).toMatchObject({ name: 'ended', seen: { leg: { status: 'busy' } } })
    const before = sent.length
    await pass(300)
    expect(sent.length).toBe(before)
    expect(live.isLooking()).toBe(false)
  })

  it('of a call that was left meanwhile tells nothing, and asks nothing more', async () => {
    const { live, types, sent } = openCall({ status: 'completed', isOver: true })
    const updated = live.update()
    live.stop()
    await updated
    expect(types()).toEqual([])
    const before = sent.length
    await live.update()
    expect(sent.length).toBe(before)
  })

  it('of a call that goes on asks at once, and it is looked at on', async () => {
    const { live, types, sent } = openCall()
    const before = sent.length
    await live.update()
    expect(sent.length).toBeGreaterThan(before)
    expect(types()).toContain('seen')
    expect(live.isLooking()).toBe(true)
    live.stop()
    expect(live.isLooking()).toBe(false)
  })
})

describe('an update after Twilio had said no again and again', () => {
  it('takes the following up again', async () => {
    const { live, shows, pass, state } = openCall()
    shows.looks = refusalWith(20003, '', 401)
    await pass(3_600)
    expect(live.isLooking()).toBe(false)
    shows.looks = undefined
    await live.update()
    expect(live.isLooking()).toBe(true)
    shows.call = { status: 'busy' }
    await pass(3)
    expect(state().name).toBe('ended')
  })
})

describe('a call that was placed just now', () => {
  const placed: JustPlaced = {
    search: { to: enumerator, from: callerId, respondent, intent, isOwned: (sid) => sid === callSid },
    flightMs: 300,
    isRestored: false,
  }

  it('may have a twin until Twilio has had time to list one, and says when that is over', async () => {
    const { live, pass, told } = openCall({ placed })
    expect(live.mayHaveTwin()).toBe(true)
    await pass(7)
    expect(live.mayHaveTwin()).toBe(true)
    const before = told.length
    await pass(3)
    expect(live.mayHaveTwin()).toBe(false)
    expect(told.length).toBe(before + 1)
    live.stop()
  })

  it('is asked about a second later, and at once where the field was left meanwhile', async () => {
    for (const [given, second] of [
      [{ placed }, 1],
      [{ placed: { ...placed, isRestored: true } }, 0],
      [{}, 0],
    ] as const) {
      const { live, pass, seconds } = openCall(given)
      await pass(1.5)
      live.stop()
      expect(seconds()[0]).toBe(second)
    }
  })

  it('has no twin looked for where it came to be long ago, nor after it is left', async () => {
    const { live } = openCall()
    expect(live.mayHaveTwin()).toBe(false)
    live.stop()
    for (const leave of ['leave', 'stop'] as const) {
      const {
        live: left,
        sent,
        pass,
      } = openCall({ placed, entry: { leg: { sid: 'CAleg', status: 'busy' } } })
      left[leave]()
      await pass(60)
      expect(sent.filter(({ query }) => query?.some(([name]) => name === 'To'))).toEqual([])
    }
  })
})
