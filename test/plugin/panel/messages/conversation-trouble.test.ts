import { describe, expect, it } from 'vitest'
import { respondentNumber } from '../../world/form.ts'
import type { PanelInTest } from '../../world/open-panel.ts'
import { bodies, openConversation, rows, send, write } from './conversing.ts'

const lists = { method: 'GET', path: '/Messages.json' } as const

function everything(tab: PanelInTest): string {
  return tab.document.documentElement.outerHTML
}

describe('messages that cannot be fetched', () => {
  it('ask for the permission that the key lacks, once', async () => {
    const tab = await openConversation({
      prepare: ({ faults }) => {
        faults.add({ when: lists, do: { kind: 'status', status: 403, code: 70051 }, times: 2 })
      },
    })
    expect(tab.screen.text()).toContain('Tell your supervisor: The key may not read messages (Twilio 70051)')
    expect(tab.screen.designer()).toContain('permissions to list and read messages')
    const before = tab.requests('GET', '/Messages.json')
    await tab.pass(600)
    expect(tab.requests('GET', '/Messages.json')).toBe(before)
    await tab.screen.tap('Try again')
    await tab.pass(1)
    expect(tab.screen.text()).toContain('No messages with Maria yet.')
  })

  it('say as any call does that the credentials are refused', async () => {
    const tab = await openConversation({ parameters: { auth_token: 'wrong' } })
    expect(tab.screen.text()).toContain('Twilio refused the key')
    expect(everything(tab)).not.toContain('wrong')
  })

  it('come by themselves when the connection is back', async () => {
    const tab = await openConversation()
    await tab.show(false)
    tab.page.goOffline()
    await tab.show(true)
    expect(tab.screen.text()).toContain('No connection')
    write(tab, 'Hello')
    tab.page.goOnline()
    await tab.pass(1)
    expect(tab.screen.text()).not.toContain('No connection')
    expect(bodies(tab)).toEqual(['Hello'])
  })

  it('stay on the screen while the connection is lost', async () => {
    const tab = await openConversation()
    write(tab, 'Hello')
    await tab.pass(15)
    tab.page.goOffline()
    await tab.pass(1)
    expect(bodies(tab)).toEqual(['Hello'])
    expect(tab.screen.text()).toContain('No connection')
  })

  it.each([
    [{ kind: 'drop-before' }, 'No connection'],
    [{ kind: 'status', status: 503 }, 'The messages could not be fetched Twilio has trouble at the moment.'],
    [
      { kind: 'html', status: 200 },
      'The messages could not be fetched This network answered instead of Twilio',
    ],
    [{ kind: 'foreign-json' }, 'The messages could not be fetched No usable answer came from Twilio.'],
    [{ kind: 'status', status: 429, code: 20429 }, 'Twilio is too busy'],
  ] as const)('are tried again by themselves, with growing pauses, after %j', async (fault, said) => {
    const tab = await openConversation({
      prepare: ({ faults }) => {
        faults.add({ when: lists, do: fault, times: 20 })
      },
    })
    expect(tab.screen.text()).toContain(said)
    await tab.pass(60)
    expect(tab.requests('GET', '/Messages.json')).toBeLessThanOrEqual(14)
    tab.twilio.faults.clear()
    await tab.screen.tap('Try again')
    await tab.pass(1)
    expect(tab.screen.text()).toContain('No messages with Maria yet.')
  })
})

describe('a hidden number', () => {
  const parameters = { display_number: 0 }

  it('stands nowhere, also where somebody wrote it, with the country code or without', async () => {
    const tab = await openConversation({ parameters })
    write(tab, 'My number is +254 711-222-333, at home 0711 222 333.')
    await send(tab, `We call you on ${respondentNumber}.`)
    await tab.pass(15)
    expect(bodies(tab)).toHaveLength(2)
    expect(everything(tab)).not.toMatch(/711[\s-]*222/)
    expect(tab.screen.text()).toContain('My number is ***, at home ***.')
    expect(rows(tab).every((row) => /^(Maria|Your team) · /.test(row))).toBe(true)
  })

  it('has a conversation under a plain word where the form gives no label', async () => {
    const tab = await openConversation({ parameters: { ...parameters, to_label: '' } })
    write(tab, 'Hello')
    await tab.pass(15)
    expect(rows(tab)[0]).toMatch(/^Respondent · /)
  })

  it('is no reason to touch other numbers in what people write', async () => {
    const tab = await openConversation({ parameters })
    write(tab, 'It costs 2223 shillings. Ask at +254 20 555 0199.')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['It costs 2223 shillings. Ask at +254 20 555 0199.'])
  })
})

describe('what people write', () => {
  it('is shown with the numbers in it where the number is not hidden', async () => {
    const tab = await openConversation()
    write(tab, 'My number is 0711 222 333.')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['My number is 0711 222 333.'])
  })

  it('never brings a credential onto the page', async () => {
    const tab = await openConversation()
    write(tab, `Somebody sent me ${tab.twilio.account.authToken}`)
    await tab.pass(15)
    expect(everything(tab)).not.toContain(tab.twilio.account.authToken)
  })

  it('includes STOP, and what Twilio answers by itself, which nobody of the team wrote', async () => {
    const tab = await openConversation()
    write(tab, 'STOP')
    await tab.pass(15)
    expect(bodies(tab)[0]).toBe('STOP')
    expect(rows(tab)[1]).toMatch(/^Automatic reply · /)
  })
})
