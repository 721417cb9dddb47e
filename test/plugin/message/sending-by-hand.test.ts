import { describe, expect, it } from 'vitest'
import { readMessageMemory } from '../../../src/plugin/message/memory.ts'
import { openMessages } from '../../../src/plugin/panel/messages/messages.ts'
import { openTab } from '../world/open-panel.ts'
import { messagesAt, sending, write } from './sending.ts'

const byHand = '+254733000000'
const parameters = { panel: 'keypad messages', sms_text: 'Hello' }

describe('a message to a number entered by hand', () => {
  it('is remembered with that number, as one of this form’s', async () => {
    const tab = await openTab(openMessages, { parameters, field: { choice: { to: -1, hand: byHand } } })
    await tab.screen.tap('Send')
    await tab.pass(10)
    expect(messagesAt(tab)[0]?.to).toBe(byHand)
    expect(readMessageMemory(tab.stored()).log).toMatchObject([
      { number: 0, hand: byHand, status: 'delivered' },
    ])
  })

  it('is found on return where no answer came', async () => {
    const tab = await openTab(openMessages, { parameters, field: { choice: { to: -1, hand: byHand } } })
    tab.twilio.faults.add({ when: sending, do: { kind: 'hang', acted: true }, times: 1, skip: 0 })
    await tab.screen.tap('Send')
    await tab.pass(2)
    await tab.reopen()
    await tab.pass(10)
    const [message] = messagesAt(tab)
    expect(readMessageMemory(tab.stored())).toMatchObject({ intent: undefined, log: [{ sid: message?.sid }] })
  })

  it('cannot be sent while no usable number is entered', async () => {
    const tab = await openTab(openMessages, { parameters, field: { choice: { to: -1, hand: '' } } })
    expect(tab.screen.text()).toContain('Enter a number first.')
    expect(tab.screen.button('Send')?.disabled).toBe(true)
  })
})

describe('clearing the answer of a field that calls', () => {
  it('puts back what is remembered of a message that is still pending, and nothing else', async () => {
    const tab = await openTab(openMessages, { parameters })
    await tab.screen.tap('Send')
    await tab.pass(10)
    tab.twilio.faults.add({ when: sending, do: { kind: 'hang', acted: true }, times: 1, skip: 0 })
    write({ field: tab.screen }, 'And this')
    await tab.screen.tap('Send')
    await tab.clear()
    expect(readMessageMemory(tab.stored())).toMatchObject({ intent: { to: 0 }, log: [] })
    await tab.pass(60)
    const found = readMessageMemory(tab.stored())
    expect(found.log.map(({ sid }) => sid)).toEqual([messagesAt(tab)[0]?.sid])
  })
})
