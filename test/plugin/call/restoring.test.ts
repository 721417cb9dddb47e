import { describe, expect, it } from 'vitest'
import { callJson, callPath, callSid } from '../../twilio/call-json.ts'
import { callsAt, item, placements, placing, remembered, talk, talkFor } from '../world/calling.ts'
import { respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'

const openWorld = useNetwork()

const root = `https://api.twilio.com${callPath}`
const answer2020 = (status: string) => `${status}|${callSid}|${root}.json|${root}/Recordings.json`

describe('a field of the 2020 plug-in', () => {
  it('that is over and only read is shown as it was stored, and nothing is changed', async () => {
    const stored = {
      answer: answer2020('busy'),
      metadata: JSON.stringify(callJson({ status: 'busy' })),
    }
    const world = await openWorld({ stored, readOnly: true })
    await world.pass(60)
    await world.field.tap('Details')
    expect(world.field.text()).toContain(callSid)
    expect(world.field.text()).toContain('Your phone was busy')
    expect(world.field.button('Call again')).toBeUndefined()
    expect(world.host.stored).toEqual(stored)
    expect(placements(world)).toEqual([])
  })

  it('may be called again where nobody rang the respondent, and keeps the old SID until there is a new one', async () => {
    const stored = {
      answer: answer2020('busy'),
      metadata: JSON.stringify(callJson({ status: 'busy' })),
    }
    const world = await openWorld({ stored })
    // It is looked for beside a call that the same request may have made, as long as lists may lag behind.
    await world.pass(150)
    expect(world.host.stored).toEqual(stored)
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 21211 } })
    await world.field.tap('Call again')
    await world.pass(5)
    expect(world.host.stored).toEqual(stored)
    await talk(world, 'Try again')
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(item(world, 1)).not.toBe(callSid)
  })

  it('is never called again once its call went on to the respondent, or may have', async () => {
    const metadata = JSON.stringify(callJson({ status: 'completed' }))
    const world = await openWorld({ stored: { answer: answer2020('completed'), metadata } })
    await world.pass(1)
    expect(world.field.button('Call again')).toBeUndefined()
    const first = await openWorld()
    await talkFor(first, 20)
    const { plugin: _, ...json } = JSON.parse(first.host.stored.metadata)
    first.host.resume({ answer: first.host.stored.answer, metadata: JSON.stringify(json) })
    await first.reopen()
    await first.pass(300)
    expect(first.field.text()).toContain('Talked with Respondent for 20 s')
    expect(first.field.button('Call again')).toBeUndefined()
  })

  it('can be updated, and the four items keep their places', async () => {
    const first = await openWorld()
    await talk(first)
    // The call goes on at Twilio while the form, saved by the old plug-in, is opened by this one.
    const { plugin: _, ...json } = JSON.parse(first.host.stored.metadata)
    first.field.running.stop()
    first.host.resume({ answer: first.host.stored.answer, metadata: JSON.stringify(json) })
    await first.reopen()
    expect(first.field.text()).toContain('Talking with Respondent')
    first.twilio.phones.hangUp(respondentNumber)
    await first.field.tap('Update status')
    await first.pass(10)
    expect(item(first, 0)).toBe('completed')
    expect(first.host.stored.answer.split('|').slice(1)).toEqual([
      json.sid,
      `https://api.twilio.com${json.uri}`,
      `https://api.twilio.com${json.subresource_uris.recordings}`,
    ])
    expect(JSON.parse(first.host.stored.metadata)).toMatchObject({ sid: json.sid, to: json.to, plugin: {} })
  })
})

describe('what is stored and cannot be used', () => {
  it.each([
    [
      'an error of Twilio’s, as the 2020 plug-in stored it',
      '{"code":20003,"message":"Authenticate","status":401}',
    ],
    ['a page', '<html><body>502 Bad Gateway</body></html>'],
    ['half of a JSON', '{"sid":"CA00'],
    ['another plug-in’s text', '0|Ran out of time'],
    ['a number', '17'],
    ['null', 'null'],
    ['an odd JSON', '[null, {"plugin": {"log": 7}}]'],
    ['what a form cut', JSON.stringify(callJson({ status: 'completed' })).slice(0, 400)],
    ['nothing', ''],
  ])('%s counts as nothing, and the answer alone tells of the call', async (_name, metadata) => {
    for (const readOnly of [false, true]) {
      const stored = { answer: answer2020('busy'), metadata }
      const world = await openWorld({ stored, readOnly })
      await world.pass(30)
      expect(world.field.text()).toContain('Your phone was busy')
      await world.field.tap('Details')
      expect(world.field.text()).toContain(callSid)
      expect(world.field.button('Call')).toBeUndefined()
      expect(world.host.stored).toEqual(stored)
    }
  })

  it('counts as nothing, is kept until a call is placed, and does not block where there is no answer', async () => {
    const world = await openWorld({ stored: { answer: '', metadata: '{"sid":"CA00' } })
    await world.field.tap('Call')
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    expect(JSON.parse(world.host.stored.metadata).sid).toBe(item(world, 1))
  })

  it('is made good by Twilio, which is asked for the call that the answer names', async () => {
    const world = await openWorld({ parameters: { details: 1 } })
    await talkFor(world, 20)
    const { answer } = world.host.stored
    world.host.resume({ answer, metadata: '' })
    await world.reopen()
    expect(world.field.text()).toContain('Talked with Respondent for 20 s')
    await world.field.tap('Update status')
    expect(world.host.stored.answer).toBe(answer)
    expect(remembered(world)).toMatchObject({ call: { status: 'completed' }, log: [{ sid: item(world, 1) }] })
  })

  it('is kept to the letter when the call that was to replace it is refused', async () => {
    const stored = { answer: '', metadata: '0|Ran out of time' }
    const world = await openWorld({ stored, parameters: { auth_token: 'mistyped' } })
    await world.field.tap('Call')
    expect(world.field.text()).toContain('Twilio 20003')
    expect(world.host.stored).toEqual(stored)
  })
})

describe('a field that hides its numbers by now', () => {
  const refused = async (plugin: object | undefined) => {
    const stored = { answer: '', metadata: JSON.stringify(plugin ? { plugin } : { of: 'another' }, null, 1) }
    const world = await openWorld({ stored, parameters: { display_number: 0 } })
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 21211 } })
    await world.field.tap('Call')
    expect(world.field.button('Try again')).toBeDefined()
    return { before: stored.metadata, after: world.host.stored.metadata }
  }

  it('gives back to the letter what holds none, after a refusal', async () => {
    const { before, after } = await refused(undefined)
    expect(after).toBe(before)
  })

  it('does not give back a number that was entered by hand before', async () => {
    const hand = '+254799000111'
    const intent = { at: 1, to: -1, hand, via: 0, print: '0a1b2' }
    const { after } = await refused({ version: 1, salt: '0000002a', log: [], doubts: [intent] })
    expect(after).not.toContain(hand)
    expect(JSON.parse(after)).toMatchObject({ plugin: { doubts: [{ to: -1 }] } })
  })
})

describe('a stored call to another respondent', () => {
  const toAnother = (appearance: string) => appearance.replaceAll(respondentNumber, '+254733000009')

  it('is shown as that, keeps its place until a new call, and does not block', async () => {
    const world = await openWorld()
    await talkFor(world, 20)
    const before = world.host.stored
    world.host.change({ appearance: toAnother(world.host.settings.appearance) })
    await world.reopen()
    await world.pass(30)
    expect(world.field.text()).toContain('The call stored here was to another number.')
    expect(world.field.text()).not.toContain('Talked with')
    expect(world.host.stored).toEqual(before)
    await world.field.tap('Call')
    const [latest, earlier] = callsAt(world)
    expect(item(world, 1)).toBe(latest?.sid)
    expect(remembered(world).log.map(({ sid }) => sid)).toEqual([earlier?.sid, latest?.sid])
  })

  it('does not count as an attempt, and is this one’s again when the number comes back', async () => {
    const world = await openWorld({ parameters: { attempts: 1 } })
    await talkFor(world, 20)
    const { appearance } = world.host.settings
    world.host.change({ appearance: toAnother(appearance) })
    await world.reopen()
    expect(world.field.button('Call')?.disabled).toBe(false)
    world.host.change({ appearance })
    await world.reopen()
    expect(world.field.button('Call')).toBeUndefined()
    expect(world.field.text()).toContain('Talked with Respondent')
  })

  it('with the same number written otherwise is still this respondent’s', async () => {
    const world = await openWorld()
    await talkFor(world, 20)
    const spelled = await openWorld({
      stored: world.host.stored,
      parameters: { to_number: '00254 711-222.333' },
    })
    expect(spelled.field.text()).toContain('Talked with Respondent')
  })
})

describe('a form whose parameters became wrong', () => {
  it('still shows the stored call, changes nothing and asks Twilio nothing', async () => {
    const world = await openWorld()
    await talkFor(world, 20)
    const stored = world.host.stored
    const broken = await openWorld({ stored, parameters: { twilio_number: '' } })
    await broken.pass(60)
    expect(broken.field.designer()).toContain('twilio_number is missing.')
    await broken.field.tap('Details')
    expect(broken.field.text()).toContain(item(world, 1))
    expect(broken.field.button('Call')?.disabled).toBe(true)
    expect(broken.twilio.requests).toEqual([])
    expect(broken.host.stored).toEqual(stored)
  })
})
