import { describe, expect, it } from 'vitest'
import { respondentNumber } from '../world/form.ts'
import { formText, messagesAt, openMessageWorld, sends, textarea, write } from './sending.ts'

describe('a field whose whole job is a message', () => {
  it('offers the form’s text and sends nothing by itself', async () => {
    const world = await openMessageWorld()
    await world.pass(60)
    expect(textarea(world).value).toBe(formText)
    expect(world.field.text()).toContain('To Respondent ( +254 711 222333 )')
    expect(world.twilio.requests).toHaveLength(0)
  })

  it('sends what is written, and stores its status, its SID and its address', async () => {
    const world = await openMessageWorld()
    write(world, 'Are you at home?')
    await world.field.tap('Send')
    await world.pass(10)
    const [message] = messagesAt(world)
    expect(message).toMatchObject({ to: respondentNumber, body: 'Are you at home?' })
    const folder = `https://api.twilio.com/2010-04-01/Accounts/${world.twilio.account.sid}/Messages`
    expect(world.host.stored.answer).toBe(`delivered|${message?.sid}|${folder}/${message?.sid}.json|`)
    expect(world.field.text()).toContain('Delivered to Respondent')
    expect(world.field.text()).toMatch(/To Respondent, today \d\d:\d\d Are you at home\?/)
  })

  it('stores the list of files where pictures went along', async () => {
    const world = await openMessageWorld({
      parameters: {
        media_url: 'https://example.org/a/map.png?key=1|https://example.org/b.jpg',
        sms_text: '',
      },
    })
    expect(world.field.text()).toContain('With it go 2 pictures: map.png, b.jpg')
    await world.field.tap('Send')
    await world.pass(5)
    const [message] = messagesAt(world)
    expect(message?.media.map(({ url }) => url)).toEqual([
      'https://example.org/a/map.png?key=1',
      'https://example.org/b.jpg',
    ])
    expect(world.host.stored.answer.split('|')[3]).toMatch(
      new RegExp(`/Messages/${message?.sid}/Media.json$`),
    )
  })

  it('keeps Twilio’s JSON as metadata, with its own memory under one key', async () => {
    const world = await openMessageWorld()
    await world.field.tap('Send')
    await world.pass(10)
    const metadata: unknown = JSON.parse(world.host.stored.metadata)
    expect(metadata).toMatchObject({
      status: 'delivered',
      to: respondentNumber,
      body: formText,
      plugin: { version: 1, log: [{ number: 1, status: 'delivered' }] },
    })
  })

  it('sends through the messaging service where the form names one', async () => {
    const world = await openMessageWorld({
      parameters: { messaging_service_sid: `MG${'0'.repeat(31)}1`, twilio_number: '' },
    })
    await world.field.tap('Send')
    await world.pass(10)
    expect(sends(world)[0]?.fields).toMatchObject({ MessagingServiceSid: `MG${'0'.repeat(31)}1` })
    expect(sends(world)[0]?.fields).not.toHaveProperty('From')
    expect(world.host.stored.answer).toMatch(/^delivered\|/)
  })

  it('takes one message unless the form allows more', async () => {
    const world = await openMessageWorld()
    await world.field.tap('Send')
    await world.pass(10)
    expect(world.field.button('Send')).toBeUndefined()
    expect(world.field.button('Write another message')).toBeUndefined()
  })

  it('offers another message where the form allows several, and only on a tap of its own', async () => {
    const world = await openMessageWorld({ parameters: { attempts: 2 } })
    await world.field.tap('Send')
    await world.pass(10)
    expect(world.field.button('Send')).toBeUndefined()
    expect(world.field.text()).toContain('Message 1 of 2 in this field.')
    await world.field.tap('Write another message')
    expect(textarea(world).value).toBe(formText)
    await world.field.tap('Send')
    await world.pass(10)
    expect(messagesAt(world)).toHaveLength(2)
    expect(world.host.stored.answer).toContain(messagesAt(world)[0]?.sid)
    expect(world.field.button('Write another message')).toBeUndefined()
  })

  it('asks which number where the form gives several, and writes to that one', async () => {
    const world = await openMessageWorld({
      parameters: { to_number: `${respondentNumber}|+254711222444`, to_label: 'Mother|Father' },
    })
    expect(world.field.choices()).toContain('*Mother')
    await world.field.choose('Father')
    expect(world.field.text()).toContain('To Father')
    await world.field.tap('Send')
    await world.pass(5)
    expect(messagesAt(world)[0]?.to).toBe('+254711222444')
    expect(world.field.text()).toContain('Delivered to Father')
  })

  it('folds more than four numbers into one button', async () => {
    const numbers = [1, 2, 3, 4, 5].map((n) => `+25471122200${n}`)
    const world = await openMessageWorld({
      parameters: { to_number: numbers.join('|'), to_label: 'A|B|C|D|E' },
    })
    expect(world.field.choices().join()).not.toContain('B')
    await world.field.tap('A')
    await world.field.choose('E')
    expect(world.field.choices().join()).not.toContain('B')
    await world.field.tap('Send')
    await world.pass(5)
    expect(messagesAt(world)[0]?.to).toBe('+254711222005')
  })

  it('shows what was stored when it is opened again, and follows it on', async () => {
    const world = await openMessageWorld()
    await world.field.tap('Send')
    await world.reopen()
    await world.pass(10)
    expect(world.field.text()).toContain('Delivered to Respondent')
    expect(world.host.stored.answer).toMatch(/^delivered\|/)
    expect(messagesAt(world)).toHaveLength(1)
  })

  it('asks at once when Update status is tapped', async () => {
    const world = await openMessageWorld()
    world.twilio.phones.setDelivery(respondentNumber, 'unconfirmed')
    await world.field.tap('Send')
    await world.pass(10 * 60)
    expect(world.field.text()).toContain('Sent. Whether it arrived is not known')
    const before = world.requests('GET', /Messages\/SM/)
    await world.pass(60)
    expect(world.requests('GET', /Messages\/SM/)).toBe(before)
    await world.field.tap('Update status')
    expect(world.requests('GET', /Messages\/SM/)).toBe(before + 1)
  })

  it('shows what is stored with nothing to tap where it is read-only, and asks nothing', async () => {
    const world = await openMessageWorld()
    await world.field.tap('Send')
    await world.pass(1)
    const stored = world.host.stored
    const readOnly = await openMessageWorld({ readOnly: true, stored })
    await readOnly.pass(30)
    expect(readOnly.field.text()).toContain(formText)
    expect(readOnly.field.text()).toContain(messagesAt(world)[0]?.sid)
    expect(
      [...readOnly.field.document.querySelectorAll('button')].filter((b) => !b.closest('[hidden]')),
    ).toEqual([])
    expect(readOnly.twilio.requests).toHaveLength(0)
  })

  it('says that the stored message was to another number, and lets this one be written to', async () => {
    const world = await openMessageWorld()
    await world.field.tap('Send')
    await world.pass(10)
    const other = await openMessageWorld({
      parameters: { to_number: '+254799888777' },
      stored: world.host.stored,
    })
    expect(other.field.text()).toContain('The message stored here was to another number.')
    expect(other.field.text()).not.toContain('Delivered')
    await other.field.tap('Send')
    await other.pass(10)
    expect(messagesAt(other)[0]?.to).toBe('+254799888777')
    expect(other.host.stored.answer).toContain(messagesAt(other)[0]?.sid)
  })

  it.each([false, true])(
    'shows the message of an answer whose metadata cannot be read, and sends no other (read-only: %s)',
    async (readOnly) => {
      const stored = { answer: 'sent|SM0123|https://api.twilio.com/x|', metadata: '{"somebody":"else"' }
      const world = await openMessageWorld({ stored, readOnly })
      expect(world.field.text()).toContain('SM0123')
      expect(world.field.text()).toContain('To Respondent.')
      expect(world.field.button('Send')).toBeUndefined()
      await world.pass(5)
      expect(world.host.stored).toEqual(stored)
    },
  )

  it('leaves nothing of a cleared message, and says that it cannot be taken back', async () => {
    const world = await openMessageWorld()
    await world.field.tap('Send')
    await world.pass(1)
    world.host.clear()
    await world.pass(30)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    expect(world.field.text()).toContain('The message itself cannot be taken back.')
    expect(world.field.button('Send')?.disabled).toBe(false)
  })

  it('shows and stores no digit of a hidden number, nor a secret', async () => {
    const world = await openMessageWorld({
      parameters: { display_number: 0, sms_text: `Your number is ${respondentNumber}`, to_label: 'Maria' },
    })
    await world.field.tap('Send')
    await world.pass(10)
    const { answer, metadata } = world.host.stored
    expect(answer).toMatch(/^delivered/)
    for (const said of [answer, metadata, world.field.text()]) {
      expect(said.replace(/\D/g, '')).not.toContain(respondentNumber.slice(1))
      expect(said).not.toContain(world.twilio.account.authToken)
    }
    await world.reopen()
    expect(world.field.text()).toContain('Delivered to Maria')
  })

  it('says that the respondent has asked for no more messages', async () => {
    const world = await openMessageWorld()
    const [twilioNumber = ''] = world.twilio.account.twilioNumbers
    world.twilio.phones.sendMessage(respondentNumber, twilioNumber, { body: 'STOP' })
    await world.field.tap('Send')
    await world.pass(1)
    expect(world.field.text()).toContain('Respondent wants no messages')
    expect(world.host.stored.answer).toBe('')
  })

  it('leaves no timer behind when it is left', async () => {
    const world = await openMessageWorld()
    world.twilio.phones.setDelivery(respondentNumber, 'unconfirmed')
    await world.field.tap('Send')
    await world.pass(20)
    world.field.running.stop()
    world.twilio.stop()
    expect(world.clock.pending()).toBe(0)
  })
})
