import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../../../src/stand-in/twilio/phones/phones.ts'
import type { StandInTwilio } from '../../../../src/stand-in/twilio/stand-in.ts'
import { respondentNumber } from '../../world/form.ts'
import { bodies, heard, holding, openConversation, rows, send, write } from './conversing.ts'

describe('the conversation', () => {
  it('shows who wrote what, in both directions, with the newest at the bottom', async () => {
    const tab = await openConversation()
    await send(tab, 'When may we call?')
    await tab.pass(60)
    write(tab, 'After six.')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['When may we call?', 'After six.'])
    expect(rows(tab)[0]).toMatch(/^Your team · Today \d\d:\d\d · Delivered \/ When may we call\?$/)
    expect(rows(tab)[1]).toMatch(/^Maria · Today \d\d:\d\d \/ After six\.$/)
  })

  it('is of the number that a tap on Call dials, whichever number of the account was used', async () => {
    const tab = await openConversation()
    const [, second = ''] = tab.twilio.account.twilioNumbers
    tab.twilio.phones.sendMessage(respondentNumber, second, { body: 'To another number' })
    write(tab, 'From somebody else', '+254722000000')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['To another number'])
  })

  it('says that it is fetched, and that there is nothing', async () => {
    const { network, letGo } = holding()
    const tab = await openConversation({ network })
    expect(tab.screen.text()).toContain('Fetching the messages …')
    letGo()
    await tab.pass(1)
    expect(tab.screen.text()).toContain('No messages with Maria yet.')
    expect(tab.screen.text()).not.toContain('Fetching')
  })

  it('keeps line breaks, and shows markup as the text it is', async () => {
    const tab = await openConversation()
    write(tab, 'One\ntwo <b>three</b> {who}')
    await tab.pass(15)
    expect(bodies(tab)).toEqual(['One\ntwo <b>three</b> {who}'])
    expect(tab.document.querySelector('.message-body')?.getAttribute('dir')).toBe('auto')
    expect(tab.document.querySelector('.message b')).toBeNull()
  })

  it.each<[Delivery, RegExp]>([
    ['delivered', /· Delivered \/ Hello$/],
    ['unconfirmed', /· Sent \/ Hello$/],
    [
      'unreachable',
      /· Not delivered \/ Hello \/ The phone of Maria could not be reached\. .* Twilio\u00a030003$/,
    ],
    ['blocked', /· Not delivered \/ Hello \/ .* Twilio\u00a030004$/],
    ['unknown', /· Not delivered \/ Hello \/ .* Twilio\u00a030005$/],
    ['landline', /· Not delivered \/ Hello \/ This seems to be no mobile phone\. .* Twilio\u00a030006$/],
    ['filtered', /· Not delivered \/ Hello \/ .* Twilio\u00a030007$/],
    ['unknown-error', /· Not delivered \/ Hello \/ .* Twilio\u00a030008$/],
  ])('says of a message that is %s what became of it', async (delivery, row) => {
    const tab = await openConversation()
    tab.twilio.phones.setDelivery(respondentNumber, delivery)
    await send(tab, 'Hello')
    await tab.pass(15)
    expect(rows(tab)).toHaveLength(1)
    expect(rows(tab)[0]).toMatch(row)
  })

  it('follows a message on its way', async () => {
    const prepare = (twilio: StandInTwilio) => twilio.phones.setDelivery(respondentNumber, 'delivered')
    const tab = await openConversation({ prepare })
    await send(tab, 'Hello')
    await tab.show(false)
    await tab.show(true)
    await tab.pass(0)
    expect(rows(tab)[0]).toContain('Queued')
    await tab.pass(15)
    expect(rows(tab)[0]).toContain('Delivered')
  })

  it('brings earlier ones on demand, ten at a time, without one twice or one left out', async () => {
    const tab = await openConversation()
    await tab.show(false)
    for (let n = 1; n <= 24; n += 1) {
      if (n % 3 === 0) write(tab, `message ${n}`)
      else await send(tab, `message ${n}`)
      await tab.pass(60)
    }
    await tab.reopen()
    const all = Array.from({ length: 24 }, (_, index) => `message ${index + 1}`)
    expect(bodies(tab)).toEqual(all.slice(14))
    await tab.screen.tap('Show earlier')
    await tab.pass(1)
    expect(bodies(tab)).toEqual(all.slice(4))
    await tab.screen.tap('Show earlier')
    await tab.pass(1)
    expect(bodies(tab)).toEqual(all)
    expect(tab.screen.button('Show earlier')).toBeUndefined()
    expect(heard(tab)).toBe('')
  })

  it('stays as it is where earlier ones do not come, and they can be asked for again', async () => {
    const tab = await openConversation()
    for (let n = 1; n <= 12; n += 1) {
      write(tab, `message ${n}`)
      await tab.pass(15)
    }
    await tab.reopen()
    tab.twilio.faults.add({ when: { method: 'GET', path: 'PageToken' }, do: { kind: 'drop-before' } })
    await tab.screen.tap('Show earlier')
    await tab.pass(1)
    expect(bodies(tab)).toHaveLength(10)
    await tab.screen.tap('Show earlier')
    await tab.pass(1)
    expect(bodies(tab)).toHaveLength(12)
  })
})
