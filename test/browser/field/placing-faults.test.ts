import { expect, it } from 'vitest'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { callsAt, eventually, type Form, useForms } from '../open-form.ts'

const placing = { method: 'POST', path: '/Calls.json' }

/** Twilio has acted, and a browser makes of the answer what another client may not. */
const lostAnswers: ReadonlyArray<readonly [name: string, fault: Fault]> = [
  ['a captive portal’s page', { kind: 'html', status: 200, acted: true }],
  ['half of the JSON', { kind: 'truncated' }],
  ['an answer without CORS headers', { kind: 'no-cors' }],
]

async function expectRefused(form: Form, words: string | RegExp, code: number): Promise<void> {
  await form.reads(words)
  await form.reads(`Twilio ${code}`)
  expect(form.host.stored).toEqual({ answer: '', metadata: '' })
  await form.tap('Try again')
  await form.reads('Your phone is ringing')
  await eventually(() => form.item(0)).toBe('ringing')
  expect(form.requests('POST', '/Calls.json')).toBe(2)
}

describeInChromium('a call that Twilio or the line does not let through', () => {
  const openForm = useForms()

  it('names the parameters to the designer alone when Twilio refuses the key, and can be tried again', async () => {
    const form = await openForm()
    form.twilio.faults.add({ when: placing, do: { kind: 'status', status: 401, code: 20003 } })
    await form.tap('Call')
    await form.reads('Twilio refused the key')
    expect(await form.text()).not.toContain('auth_token')
    await form.unfold()
    await form.reads('Check account_sid and auth_token')
    await expectRefused(form, 'Twilio refused the key', 20003)
  })

  it('gives Twilio’s own words, as text, for a code that it does not know', async () => {
    const form = await openForm()
    const message = '<img src=x onerror="document.title=1">No <b>more</b> calls'
    form.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 29999, message } })
    await form.tap('Call')
    await form.unfold()
    await form.reads(message)
    expect(await form.field.locator('#call-area img').count()).toBe(0)
    await expectRefused(form, 'Twilio did not accept this', 29999)
  })

  it('waits and says so when Twilio is busy, then places the call by itself', async () => {
    const form = await openForm()
    form.twilio.faults.add({ when: placing, do: { kind: 'status', status: 429 } })
    await form.tap('Call')
    await form.reads(/Trying again in \d s/)
    expect(form.host.stored.answer).toBe('')
    await form.reads('Your phone is ringing')
    expect(form.requests('POST', '/Calls.json')).toBe(2)
  })

  it('can be stopped while it waits for a busy Twilio', async () => {
    const form = await openForm()
    form.twilio.faults.add({ when: placing, do: { kind: 'status', status: 429 }, times: 'always' })
    await form.tap('Call')
    await form.tap('Stop trying')
    await form.reads('No call was found.')
    expect(form.host.stored.answer).toBe('')
    expect(await form.button('Call').isEnabled()).toBe(true)
  })

  it.each(lostAnswers)('finds the call that was placed when %s came back', async (_name, fault) => {
    const form = await openForm()
    form.twilio.faults.add({ when: placing, do: fault })
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    expect(form.requests('POST', '/Calls.json')).toBe(1)
    expect(form.item(1)).toMatch(/^CA[0-9a-f]{32}$/)
    expect(form.metadata()).toMatchObject({ sid: form.item(1) })
  })

  it('sends nothing while the device is offline, and says so', async () => {
    const form = await openForm()
    await form.page.context().setOffline(true)
    await form.tap('Call')
    await form.reads('Nothing was sent')
    expect(form.host.stored).toEqual({ answer: '', metadata: '' })
    await form.page.context().setOffline(false)
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    expect(form.requests('POST', '/Calls.json')).toBe(1)
  })

  it('waits for the network when it goes while placing, and finds the call when it is back', async () => {
    const form = await openForm()
    form.twilio.faults.add({ when: placing, do: { kind: 'no-cors' } })
    form.twilio.faults.add({ when: { method: 'GET' }, do: { kind: 'drop-before' }, times: 'always' })
    await form.tap('Call')
    await form.reads('Checking goes on by itself when it is back')
    await form.page.context().setOffline(true)
    form.twilio.faults.clear()
    expect(form.host.stored.answer).toBe('')
    await form.page.context().setOffline(false)
    await form.reads('Your phone is ringing')
    expect(form.requests('POST', '/Calls.json')).toBe(1)
  })

  it('rings the enumerator once when Chromium sends the request again over a new connection', async () => {
    const form = await openForm()
    form.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    expect(form.requests('POST', '/Calls.json')).toBe(2)
    // The phone is engaged by the first of the two, so the one that Twilio's answer named finds it busy.
    const shown = async () =>
      (await callsAt(form.twilio)).map(
        ({ sid, status }) => `${status}${sid === form.item(1) ? ', shown' : ''}`,
      )
    await eventually(shown).toEqual(['busy', 'ringing, shown'])
  })
})
