import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import type { FaultRule } from '../../../src/stand-in/twilio/faults/faults.ts'
import { functionCodes } from '../../../src/twilio/service-ask.ts'
import { respondentNumber } from '../world/form.ts'
import type { World } from '../world/open-field.ts'
import {
  following,
  formText,
  lookingUp,
  messagesAt,
  openMessageWorld,
  sendFromElsewhere,
  sending,
  sends,
} from './sending.ts'

function fail({ twilio }: World, when: NonNullable<FaultRule['when']>, fault: Fault, times = 1): void {
  twilio.faults.add({ when, do: fault, times, skip: 0 })
}

describe('sending a message', () => {
  it('writes down that it will, before the request leaves, without the text or any number', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'hang' })
    await world.field.tap('Send')
    expect(world.host.stored.answer).toBe('')
    const { metadata } = world.host.stored
    expect(JSON.parse(metadata)).toMatchObject({ plugin: { intent: { to: 0, via: 0 } } })
    expect(metadata).not.toContain(formText)
    expect(metadata).not.toContain(respondentNumber.slice(1))
    expect(metadata).not.toContain(world.twilio.account.authToken)
  })

  it('sends once however often Send is tapped', async () => {
    const world = await openMessageWorld({ parameters: { attempts: 5 } })
    const send = world.field.button('Send')
    send?.click()
    send?.click()
    await world.pass(0.02)
    send?.click()
    await world.pass(10)
    send?.click()
    await world.pass(10)
    expect(messagesAt(world)).toHaveLength(1)
  })

  it.each<Fault>([
    { kind: 'drop-after' },
    { kind: 'truncated' },
    { kind: 'no-cors' },
    { kind: 'foreign-json', acted: true },
    { kind: 'hang', acted: true },
    { kind: 'html', status: 502, acted: true },
    { kind: 'status', status: 503, acted: true },
  ])('finds the message that was sent although no usable answer came: %o', async (fault) => {
    const world = await openMessageWorld()
    await sendFromElsewhere(world, formText)
    fail(world, sending, fault)
    await world.field.tap('Send')
    await world.pass(60)
    const [ours, older] = messagesAt(world)
    expect(messagesAt(world)).toHaveLength(2)
    expect(world.host.stored.answer).toContain(ours?.sid)
    expect(world.host.stored.answer).not.toContain(older?.sid)
    expect(world.field.text()).toContain('Delivered to Respondent')
  })

  it.each<Fault>([{ kind: 'drop-before' }, { kind: 'html', status: 200 }, { kind: 'html', status: 403 }])(
    'asks whether it was sent only after looking for twenty seconds: %o',
    async (fault) => {
      const world = await openMessageWorld()
      fail(world, sending, fault)
      await world.field.tap('Send')
      await world.pass(19)
      expect(world.field.text()).toContain('Checking whether the message was sent')
      expect(world.field.button('Send')?.disabled).toBe(true)
      expect(world.field.button('It was not sent')).toBeUndefined()
      await world.pass(5)
      expect(world.field.text()).toContain('Ask whether it arrived, then say so below.')
      await world.field.tap('It was not sent')
      expect(world.field.text()).toContain('No message was found')
      expect(world.host.stored.answer).toBe('')
      await world.field.tap('Send')
      await world.pass(10)
      expect(messagesAt(world)).toHaveLength(1)
    },
  )

  it('does not take the message of another text for the one that was lost', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'drop-before' })
    await world.field.tap('Send')
    await sendFromElsewhere(world, 'Something else altogether')
    await world.pass(30)
    await world.field.tap('It was not sent')
    await world.pass(60)
    expect(world.field.text()).toContain('No message was found')
    expect(world.host.stored.answer).toBe('')
  })

  it('finds what a messaging service sent from a number of its own choice', async () => {
    const world = await openMessageWorld({
      parameters: { messaging_service_sid: `MG${'0'.repeat(31)}1` },
    })
    fail(world, sending, { kind: 'drop-after' })
    await world.field.tap('Send')
    await world.pass(30)
    expect(world.host.stored.answer).toContain(messagesAt(world)[0]?.sid)
  })

  it('finds it when Twilio puts its own words in front, as for a trial account', async () => {
    const world = await openMessageWorld()
    world.twilio.behaviour.trial = true
    world.twilio.behaviour.verifiedNumbers = [respondentNumber]
    fail(world, sending, { kind: 'drop-after' })
    await world.field.tap('Send')
    await world.pass(30)
    expect(messagesAt(world)[0]?.body).toContain('trial account')
    expect(world.host.stored.answer).toContain(messagesAt(world)[0]?.sid)
  })

  it('sends nothing any more where the field was left before the request went out, and asks on return', async () => {
    const world = await openMessageWorld()
    // The look that goes ahead, which the request waits for.
    fail(world, lookingUp, { kind: 'latency', ms: 2_000 })
    await world.field.tap('Send')
    await world.pass(1)
    await world.reopen()
    await world.pass(60)
    expect(sends(world)).toEqual([])
    await world.field.tap('It was not sent')
    expect(world.field.text()).toContain('No message was found')
    expect(world.host.stored.answer).toBe('')
  })

  it('finds it on return where the field was left before Twilio answered', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'latency', ms: 20_000 })
    await world.field.tap('Send')
    await world.pass(5)
    await world.reopen()
    expect(world.field.text()).toContain('Checking whether the message was sent')
    await world.pass(30)
    expect(messagesAt(world)).toHaveLength(1)
    expect(world.host.stored.answer).toContain(messagesAt(world)[0]?.sid)
  })

  it('finds it even when the form names another number meanwhile, and does not show it as that one’s', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'hang', acted: true })
    await world.field.tap('Send')
    world.host.change({
      appearance: world.host.settings.appearance.replace(respondentNumber, '+254799888777'),
    })
    await world.reopen()
    await world.pass(30)
    expect(world.host.stored.answer).toContain(messagesAt(world)[0]?.sid)
    expect(world.field.text()).toContain('The message stored here was to another number.')
    expect(world.field.text()).not.toContain('Delivered')
    expect(world.requests('GET', following.path)).toBe(0)
    expect(world.field.button('Send')?.disabled).toBe(false)
  })

  it('waits for the network before it looks, and says so', async () => {
    const world = await openMessageWorld({
      network:
        ({ twilio, page }) =>
        (url, init) =>
          page.isOffline() ? Promise.reject(new TypeError('offline')) : twilio.fetch(new Request(url, init)),
    })
    fail(world, sending, { kind: 'hang', acted: true })
    await world.field.tap('Send')
    await world.pass(5)
    world.page.goOffline()
    await world.pass(300)
    expect(world.field.text()).toContain('No connection. Checking goes on by itself when it is back.')
    world.page.goOnline()
    await world.pass(20)
    expect(world.host.stored.answer).toContain(messagesAt(world)[0]?.sid)
  })

  it('sends nothing while the device is offline', async () => {
    const world = await openMessageWorld()
    world.page.goOffline()
    await world.field.tap('Send')
    await world.pass(30)
    expect(world.field.text()).toContain('Nothing was sent.')
    expect(world.host.stored.metadata).toBe('')
    expect(world.twilio.requests).toHaveLength(0)
  })

  it('tries again by itself while Twilio is busy, counting down, and can be stopped', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'status', status: 429, code: 20429 }, 20)
    await world.field.tap('Send')
    expect(world.field.text()).toMatch(/Trying again in \d+ s\./)
    await world.field.tap('Stop trying')
    expect(world.field.text()).toContain('No message was found.')
    await world.pass(120)
    expect(sends(world)).toHaveLength(1)
    expect(world.host.stored.answer).toBe('')
  })

  it('gets through when Twilio is busy no more', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'status', status: 429, code: 20429 }, 2)
    await world.field.tap('Send')
    await world.pass(30)
    expect(messagesAt(world)).toHaveLength(1)
    expect(world.host.stored.answer).toMatch(/^delivered/)
  })

  it('does not try again where the day’s limit is reached', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'status', status: 429, code: 63038 })
    await world.field.tap('Send')
    await world.pass(60)
    expect(world.field.text()).toContain('No more messages can be sent today')
    expect(sends(world)).toHaveLength(1)
  })

  it('says so when the browser itself has sent it twice', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'twice' })
    await world.field.tap('Send')
    await world.pass(10)
    expect(messagesAt(world)).toHaveLength(2)
    expect(world.field.text()).toContain('Twilio sent it twice: the connection broke.')
    await world.reopen()
    expect(world.field.text()).toContain('Twilio sent it twice: the connection broke.')
  })

  it('keeps looking for a message that was cleared while it was on its way', async () => {
    const world = await openMessageWorld()
    fail(world, sending, { kind: 'hang', acted: true })
    await world.field.tap('Send')
    world.host.clear()
    expect(world.host.stored.answer).toBe('')
    await world.pass(30)
    expect(world.host.stored.answer).toContain(messagesAt(world)[0]?.sid)
  })

  it('leaves answer and metadata as they are when an update fails', async () => {
    const world = await openMessageWorld()
    world.twilio.phones.setDelivery(respondentNumber, 'unconfirmed')
    await world.field.tap('Send')
    await world.pass(10)
    const { stored } = world.host
    for (const fault of [{ kind: 'html', status: 502 }, { kind: 'truncated' }] as const) {
      fail(world, following, fault)
      await world.field.tap('Update status')
    }
    expect(world.host.stored).toEqual(stored)
    expect(world.field.text()).toContain('The status could not be updated.')
  })
})

describe('a lost message that order cannot tell', () => {
  it('is asked about where the device’s clock is wrong, and is then this field’s', async () => {
    const world = await openMessageWorld({ clockSkewMs: -7 * 3_600_000 })
    fail(world, lookingUp, { kind: 'drop-before' })
    fail(world, sending, { kind: 'drop-after' })
    await world.field.tap('Send')
    await world.pass(25)
    expect(world.field.text()).toMatch(/with the same words was sent \(today \d\d:\d\d\)\./)
    await world.field.tap('It was sent')
    await world.pass(10)
    expect(world.host.stored.answer).toContain(messagesAt(world)[0]?.sid)
    expect(messagesAt(world)).toHaveLength(1)
  })

  it('may be declared not sent', async () => {
    const world = await openMessageWorld({ clockSkewMs: -7 * 3_600_000 })
    await sendFromElsewhere(world, formText)
    fail(world, lookingUp, { kind: 'drop-before' })
    fail(world, sending, { kind: 'drop-before' })
    await world.field.tap('Send')
    await world.pass(25)
    await world.field.tap('It was not sent')
    await world.pass(60)
    expect(world.field.text()).toContain('You can send it now.')
    expect(world.host.stored.answer).toBe('')
  })

  it('is left to the enumerator where the key may not look', async () => {
    const world = await openMessageWorld()
    fail(world, lookingUp, { kind: 'status', status: 401, code: 70051 }, 50)
    fail(world, sending, { kind: 'drop-after' })
    await world.field.tap('Send')
    await world.pass(60)
    expect(world.field.text()).toContain('The message cannot be looked up. Ask whether it arrived')
    expect(world.field.designer()).toContain('Give the API key the permissions to list and read messages')
    expect(world.field.button('Send')?.disabled).toBe(true)
    expect(world.field.button('It was not sent')).toBeDefined()
  })

  it('is left to them where the team’s Functions list no such messages, and no key is blamed for it', async () => {
    const world = await openMessageWorld()
    const { notAllowed } = functionCodes
    fail(world, lookingUp, { kind: 'status', status: notAllowed, code: notAllowed }, 50)
    fail(world, sending, { kind: 'drop-after' })
    await world.field.tap('Send')
    await world.pass(60)
    expect(world.field.text()).toContain('The message cannot be looked up. Ask whether it arrived')
    expect(world.field.designer()).toContain('Twilio said:')
    expect(world.field.designer()).not.toContain('API key')
  })
})

describe('a message field that hides numbers by now', () => {
  it('does not give back a number that was entered by hand before, after a refusal', async () => {
    const hand = '+254799000111'
    const intent = { at: 1, to: -1, hand, via: 0, print: '0a1b2', text: '0a1b2' }
    const plugin = { version: 1, salt: '0000002a', log: [], doubts: [intent] }
    const stored = { answer: '', metadata: JSON.stringify({ plugin }) }
    const world = await openMessageWorld({ stored, parameters: { display_number: 0 } })
    fail(world, sending, { kind: 'status', status: 400, code: 21610 })
    await world.field.tap('Send')
    expect(world.field.text()).toContain('Respondent wants no messages')
    expect(world.host.stored.metadata).not.toContain(hand)
  })
})
