import { describe, expect, it } from 'vitest'
import { bodies, heard, openConversation, rows, send, write } from './conversing.ts'

const list = '/Messages.json'
const minute = 60

describe('an open conversation', () => {
  it('shows a message within ten seconds, and has it read once', async () => {
    const tab = await openConversation()
    expect(heard(tab)).toBe('')
    write(tab, 'I am home now.')
    await tab.pass(10)
    expect(bodies(tab)).toEqual(['I am home now.'])
    expect(heard(tab)).toBe('New message from Maria: I am home now.')
    const live = tab.document.querySelector('.only-heard')
    const said: string[] = []
    const Observer = tab.document.defaultView?.MutationObserver
    if (!live || !Observer) throw new Error('There is nothing to watch.')
    new Observer(() => said.push(heard(tab))).observe(live, { childList: true })
    await tab.pass(minute)
    expect(said).toEqual([])
  })

  it('has nothing read of what was there before, or of what the team writes', async () => {
    const tab = await openConversation({
      prepare: (twilio) =>
        twilio.phones.sendMessage('+254711222333', twilio.account.twilioNumbers[0] ?? '', {
          body: 'Earlier',
        }),
    })
    await send(tab, 'From the team')
    await tab.pass(minute)
    expect(bodies(tab)).toEqual(['Earlier', 'From the team'])
    expect(heard(tab)).toBe('')
  })

  it('asks ever less, and after an hour no more until somebody asks', async () => {
    const tab = await openConversation()
    const askedIn = async (seconds: number) => {
      const before = tab.requests('GET', list)
      await tab.pass(seconds)
      return (tab.requests('GET', list) - before) / 2
    }
    expect(await askedIn(2 * minute)).toBeLessThanOrEqual(12)
    expect(await askedIn(8 * minute)).toBeLessThanOrEqual(25)
    expect(await askedIn(50 * minute)).toBeLessThanOrEqual(51)
    await tab.pass(2 * minute)
    expect(await askedIn(60 * minute)).toBe(0)
    write(tab, 'Late')
    await tab.screen.tap('Check now')
    await tab.pass(1)
    expect(bodies(tab)).toEqual(['Late'])
    expect(tab.screen.button('Check now')).toBeUndefined()
    expect(await askedIn(minute)).toBeGreaterThan(4)
  })

  it('asks nothing while it is folded away, hidden or offline, and at once when it is back', async () => {
    const tab = await openConversation()
    const comings: ReadonlyArray<readonly [() => unknown, () => unknown]> = [
      [() => tab.show(false), () => tab.show(true)],
      [tab.page.hide, tab.page.show],
      [tab.page.goOffline, tab.page.goOnline],
    ]
    for (const [leave, comeBack] of comings) {
      await leave()
      const before = tab.requests('GET', list)
      await tab.pass(5 * minute)
      expect(tab.requests('GET', list)).toBe(before)
      await comeBack()
      await tab.pass(0)
      expect(tab.requests('GET', list)).toBe(before + 2)
    }
  })

  it('asks nothing once it is stopped, and writes nothing any more', async () => {
    const tab = await openConversation()
    write(tab, 'Hello')
    tab.stop()
    const before = tab.requests('GET', list)
    await tab.pass(5 * minute)
    expect(tab.requests('GET', list)).toBe(before)
    expect(rows(tab)).toEqual([])
  })

  it('leaves the rows that have not changed where they are, so that nothing loses the focus', async () => {
    const tab = await openConversation()
    write(tab, 'One')
    await tab.pass(15)
    const first = tab.document.querySelector('.message')
    write(tab, 'Two')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['One', 'Two'])
    expect(tab.document.querySelector('.message')).toBe(first)
  })
})

describe('another number', () => {
  const parameters = { to_number: '+254711222333|+254722000000', to_label: 'Maria|Her husband' }

  it('has a conversation of its own', async () => {
    const tab = await openConversation({ parameters })
    write(tab, 'From Maria')
    write(tab, 'From her husband', '+254722000000')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['From Maria'])
    await tab.field.change({ choice: { to: 1 } })
    await tab.pass(1)
    expect(rows(tab)).toEqual([expect.stringMatching(/^Her husband · .* \/ From her husband$/)])
    expect(heard(tab)).toBe('')
  })

  it('never shows what comes late for the one before', async () => {
    const tab = await openConversation({ parameters })
    write(tab, 'From Maria')
    tab.twilio.faults.add({ when: { method: 'GET' }, do: { kind: 'latency', ms: 5_000 }, times: 2 })
    await tab.pass(11)
    await tab.field.change({ choice: { to: 1 } })
    await tab.pass(15)
    expect(rows(tab)).toEqual([])
    expect(tab.screen.text()).toContain('No messages with Her husband yet.')
  })

  it('is asked for only when it is whole', async () => {
    const tab = await openConversation({ parameters: { to_label: '' } })
    const before = tab.requests('GET', list)
    await tab.field.change({ choice: { to: -1, hand: '' } })
    await tab.pass(minute)
    expect(tab.screen.text()).toContain('Enter the whole number to see its messages.')
    expect(tab.requests('GET', list)).toBe(before)
    write(tab, 'By hand', '+254733000000')
    await tab.field.change({ choice: { to: -1, hand: '+254733000000' } })
    await tab.pass(1)
    expect(rows(tab)).toEqual([expect.stringMatching(/^Respondent · .* \/ By hand$/)])
  })
})
