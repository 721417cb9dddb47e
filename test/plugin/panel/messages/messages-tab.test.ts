import { describe, expect, it } from 'vitest'
import { respondentNumber } from '../../world/form.ts'
import type { PanelInTest } from '../../world/open-panel.ts'
import { bodies, heard, openConversation, rows, write } from './conversing.ts'

const messages = '/Messages.json'

function field(tab: PanelInTest): HTMLTextAreaElement {
  const found = tab.document.querySelector('textarea')
  if (!found) throw new Error('There is no field for a message.')
  return found
}

async function type(tab: PanelInTest, text: string): Promise<void> {
  const Input = tab.document.defaultView?.Event
  if (!Input) throw new Error('The page has no window.')
  field(tab).value = text
  field(tab).dispatchEvent(new Input('input', { bubbles: true }))
  await tab.pass(0)
}

/** What the respondent's phone has received. */
function received({ twilio }: PanelInTest): string[] {
  const phone = twilio.phones.list().find(({ number }) => number === respondentNumber)
  return (phone?.messages ?? []).filter(({ direction }) => direction === 'incoming').map(({ body }) => body)
}

describe('a message written below the conversation', () => {
  it('stands in it at once, and its delivery is said', async () => {
    const tab = await openConversation()
    await type(tab, 'May we call today?')
    await tab.screen.tap('Send')
    await tab.pass(1)
    expect(bodies(tab)).toEqual(['May we call today?'])
    expect(field(tab).value).toBe('')
    await tab.pass(15)
    expect(rows(tab)[0]).toMatch(/^Your team · .* · Delivered \//)
    expect(heard(tab)).toBe('Delivered to Maria')
    expect(received(tab)).toEqual(['May we call today?'])
  })

  it('begins with the text of the form, and only the first does', async () => {
    const tab = await openConversation({ parameters: { sms_text: 'Dear Maria, may we call?' } })
    expect(field(tab).value).toBe('Dear Maria, may we call?')
    await tab.screen.tap('Send')
    await tab.pass(15)
    expect(field(tab).value).toBe('')
    await tab.reopen()
    expect(field(tab).value).toBe('')
    await tab.clear()
    expect(field(tab).value).toBe('Dear Maria, may we call?')
  })

  it('waits as a draft while another tab is looked at, and while messages come', async () => {
    const tab = await openConversation()
    await type(tab, 'Half a sen')
    await tab.show(false)
    await tab.pass(60)
    await tab.show(true)
    write(tab, 'Are you there?')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['Are you there?'])
    expect(field(tab).value).toBe('Half a sen')
  })

  it('goes to the number that was chosen when Send was tapped', async () => {
    const tab = await openConversation({
      parameters: { to_number: `${respondentNumber}|+254722000000`, to_label: 'Maria|Her husband' },
    })
    await type(tab, 'Hello')
    tab.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'latency', ms: 4_000 } })
    await tab.screen.tap('Send')
    await tab.field.change({ choice: { to: 1 } })
    await tab.pass(2)
    expect(tab.screen.text()).toContain('Maria')
    await tab.pass(15)
    expect(received(tab)).toEqual(['Hello'])
    expect(bodies(tab)).toEqual([])
  })

  it('that Twilio refuses stays as a draft, beside the reason', async () => {
    const tab = await openConversation()
    write(tab, 'STOP')
    await tab.pass(15)
    await type(tab, 'One more question')
    await tab.screen.tap('Send')
    await tab.pass(1)
    expect(tab.screen.text()).toContain('Maria wants no messages')
    expect(field(tab).value).toBe('One more question')
    expect(bodies(tab)).not.toContain('One more question')
  })

  it('counts down while Twilio is busy, and leaves one message', async () => {
    const tab = await openConversation()
    tab.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'status', status: 429, code: 20429 } })
    await type(tab, 'Hello')
    await tab.screen.tap('Send')
    expect(tab.screen.text()).toContain('Trying again in')
    await tab.pass(30)
    expect(bodies(tab)).toEqual(['Hello'])
    expect(received(tab)).toEqual(['Hello'])
  })

  it('is found after the connection broke, and shown once', async () => {
    const tab = await openConversation()
    tab.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'drop-after' } })
    await type(tab, 'Hello')
    await tab.screen.tap('Send')
    await tab.pass(30)
    expect(bodies(tab)).toEqual(['Hello'])
    expect(received(tab)).toEqual(['Hello'])
    expect(field(tab).value).toBe('')
  })
})

describe('a conversation that can only be read', () => {
  it('has nothing to write with, and changes nothing at Twilio', async () => {
    const tab = await openConversation({ readOnly: true })
    write(tab, 'Hello')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['Hello'])
    expect(tab.document.querySelector('textarea')).toBeNull()
    expect(tab.screen.button('Send')).toBeUndefined()
    await tab.clear()
    expect(tab.requests('POST', messages)).toBe(0)
  })
})

describe('a hidden number', () => {
  it('stands nowhere while a message is written, sent or refused', async () => {
    const tab = await openConversation({ parameters: { display_number: 0 } })
    await type(tab, 'Hello')
    await tab.screen.tap('Send')
    await tab.pass(15)
    tab.twilio.behaviour.landlineNumbers = [respondentNumber]
    await type(tab, 'Again')
    await tab.screen.tap('Send')
    await tab.pass(15)
    const page = tab.document.documentElement.outerHTML + JSON.stringify(tab.stored())
    expect(page).toContain('Maria')
    expect(page).not.toMatch(/711[\s-]*222/)
  })
})
