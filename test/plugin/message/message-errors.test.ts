import { describe, expect, it } from 'vitest'
import { describeMessageError, knownMessageCodes } from '../../../src/plugin/message/errors.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { respondentNumber } from '../world/form.ts'
import { messagesAt, openMessageWorld, sending, textarea, write } from './sending.ts'

describe('what Twilio says of a message', () => {
  it('has words for every code that a message is known to meet', () => {
    const sendingCodes = [
      21211, 21212, 21408, 21606, 21608, 21610, 21612, 21614, 21617, 21620, 21623, 21703, 21705,
    ]
    const deliveryCodes = [30001, 30002, 30003, 30004, 30005, 30006, 30007, 30008, 30034]
    expect(knownMessageCodes).toEqual(expect.arrayContaining([...sendingCodes, ...deliveryCodes]))
  })

  it('says for each what happened, and separately what to do', () => {
    for (const code of knownMessageCodes) {
      const said = describeMessageError(code)
      if (!said) throw new Error(`There are no words for ${code}.`)
      const texts = [said.title, said.text ?? 'tellSupervisor', said.designer].map(
        (key) => key && allEnglish[key],
      )
      expect(new Set(texts).size, String(code)).toBe(3)
      expect(texts.slice(0, 2), String(code)).not.toContain(undefined)
    }
  })

  it('says nothing of its own of what any request can meet', () => {
    expect(describeMessageError(20003)).toBeUndefined()
  })
})

describe('a message that Twilio refuses', () => {
  it.each([
    [21610, 'Respondent wants no messages'],
    [21614, 'This seems to be no mobile phone'],
    [21612, 'No message gets to Respondent from here'],
    [21608, 'The number is not verified'],
    [21211, 'The number is not valid'],
    [21408, 'Messages to this country are not switched on'],
    [21606, 'No message can be sent from this number'],
    [21705, 'The messaging service cannot be used'],
    [20003, 'Twilio refused the key'],
  ])('is told of in words for %i, and may be tried again', async (code, title) => {
    const world = await openMessageWorld()
    world.twilio.faults.add({ when: sending, do: { kind: 'status', status: 400, code }, times: 1, skip: 0 })
    await world.field.tap('Send')
    await world.pass(1)
    expect(world.field.text()).toContain(title)
    expect(world.field.text()).toContain(`Twilio ${code}`)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    await world.field.tap('Send')
    await world.pass(1)
    expect(messagesAt(world)).toHaveLength(1)
  })

  it('keeps what was written', async () => {
    const world = await openMessageWorld({ parameters: { sms_text: '' } })
    write(world, 'A long and careful text')
    world.twilio.faults.add({
      when: sending,
      do: { kind: 'status', status: 400, code: 21610 },
      times: 1,
      skip: 0,
    })
    await world.field.tap('Send')
    await world.pass(1)
    expect(textarea(world).value).toBe('A long and careful text')
    expect(textarea(world).readOnly).toBe(false)
  })

  it('is named by its label, and its number nowhere, where numbers are hidden', async () => {
    const world = await openMessageWorld({ parameters: { display_number: 0, to_label: 'Maria' } })
    const message = `The 'To' number ${respondentNumber} is not a valid phone number`
    world.twilio.faults.add({
      when: sending,
      do: { kind: 'status', status: 400, code: 21999, message },
      times: 1,
      skip: 0,
    })
    expect(world.field.text()).toContain('To Maria (number hidden).')
    await world.field.tap('Send')
    await world.pass(1)
    expect(world.field.designer()).toContain('Twilio said')
    expect(world.field.designer().replace(/\D/g, '')).not.toContain(respondentNumber.slice(1))
  })
})

describe('a message that is not delivered', () => {
  it.each([
    ['unreachable', 30003, 'The phone of Respondent could not be reached'],
    ['blocked', 30004, 'The message was blocked'],
    ['unknown', 30005, 'This number is not in use'],
    ['landline', 30006, 'This seems to be no mobile phone'],
    ['filtered', 30007, 'The network took the message for spam'],
    ['unknown-error', 30008, 'The message was not delivered'],
  ] as const)('says why: %s', async (delivery, code, title) => {
    const world = await openMessageWorld()
    world.twilio.phones.setDelivery(respondentNumber, delivery)
    await world.field.tap('Send')
    await world.pass(10)
    expect(world.field.text()).toContain(title)
    expect(world.field.text()).toContain(`Twilio ${code}`)
    expect(world.host.stored.answer).toMatch(/^undelivered\|/)
  })
})
