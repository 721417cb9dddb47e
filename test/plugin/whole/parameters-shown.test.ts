import { describe, expect, it } from 'vitest'
import { callsAt, item, placements, talk } from '../world/calling.ts'
import { useNetwork } from '../world/network.ts'

const openWorld = useNetwork()

describe('a field whose parameters do not allow a call', () => {
  it('names all that is missing at once, sends nothing and stores nothing', async () => {
    const world = await openWorld({
      parameters: { from_number: '', to_number: '', twilio_number: '', account_sid: '', auth_token: '' },
    })
    for (const name of ['from_number', 'to_number', 'twilio_number', 'account_sid', 'auth_token']) {
      expect(world.field.designer()).toContain(`${name} is missing.`)
    }
    world.field.button('Call')?.click()
    await world.pass(60)
    expect(world.field.button('Call')?.disabled).toBe(true)
    expect(world.field.text()).not.toContain('undefined')
    expect(world.twilio.requests).toEqual([])
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
  })

  it.each([
    ['0711222333', 'a national number', 'This number needs + and the country code'],
    ['2.55E+11', 'what a spreadsheet makes of a number', 'Excel has changed this number'],
    ['+1', 'a country code alone', 'Write the whole number, with + and the country code'],
    ['+254711222333</Number><Hangup/>', 'TwiML in a number', 'A number has only digits'],
    ['sip:respondent@example.org', 'an address that is no number', 'A number has only digits'],
  ])('refuses %s, %s, and says how to write it', async (to_number, _what, how) => {
    const world = await openWorld({ parameters: { to_number } })
    expect(world.field.designer()).toContain('to_number is ')
    expect(world.field.text()).toContain(`Respondent: ${to_number} ${how}`)
    expect(world.field.text()).toContain('Go back and correct the number, or tell your supervisor.')
    expect(world.field.button('Call')?.disabled).toBe(true)
    expect(placements(world)).toEqual([])
  })

  it.each([
    ['from_number', '0711222333'],
    ['to_number', '2.55E+11'],
    ['to_number', '|0711'],
    ['twilio_number', 'Twilio'],
    ['twilio_number', '+12025550110</Number><Number>+19005550100'],
    ['account_sid', 'SK123'],
    ['record', 'maybe'],
    ['display_number', '2'],
    ['ring_seconds', '4'],
    ['attempts', '0'],
  ])('names what is malformed, and nothing else: %s=%s', async (name, value) => {
    const world = await openWorld({ parameters: { [name]: value } })
    const lines = [...world.field.document.querySelectorAll('#set-up-lines li')]
    expect(lines.map((line) => line.textContent?.split(' ')[0])).toEqual([name])
    world.field.button('Call')?.click()
    await world.pass(60)
    expect(world.twilio.requests).toEqual([])
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
  })

  it('still calls where a parameter is only unknown, and asks which was meant', async () => {
    const world = await openWorld({ parameters: { to_lable: 'Maria' } })
    expect(world.field.designer()).toContain('to_lable is not a parameter. Did you mean to_label?')
    await world.field.tap('Call')
    expect(callsAt(world)).toHaveLength(1)
  })
})

describe('what the form gives', () => {
  it('may spell the account’s SID as the README of 2020 did', async () => {
    const { account } = (await openWorld()).twilio
    const world = await openWorld({ parameters: { account_sid: '', accountSID: account.sid } })
    await world.field.tap('Call')
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it('is shown as text, whatever markup it holds', async () => {
    const markup = '<img src=x onerror=alert(1)><b>Maria</b>'
    const world = await openWorld({
      parameters: { to_label: markup, dispositions: `1:${markup}`, record: 'consent' },
    })
    expect(world.field.text()).toContain(markup)
    await talk(world)
    expect(world.field.text()).toContain(`Talking with ${markup}`)
    await world.field.tap('Hang up')
    await world.pass(20)
    expect(world.field.choices()).toEqual([markup])
    expect(world.field.document.querySelectorAll('img, b:not(#people b)')).toHaveLength(0)
  })

  it('in a parameter that is refused is shown as text too', async () => {
    const world = await openWorld({
      parameters: { record: '<i id=bad>2</i>', from_number: '<i id=bad>5</i>' },
    })
    expect(world.field.text()).toContain('<i id=bad>5</i>')
    expect(world.field.document.getElementById('bad')).toBeNull()
  })

  it('keeps the label of the question', async () => {
    const world = await openWorld()
    expect(world.field.text()).toContain('Call the respondent')
  })
})
