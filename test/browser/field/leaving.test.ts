import { expect, it } from 'vitest'
import { platforms } from '../../../src/stand-in/surveycto/field.ts'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, eventually, type Form, useForms } from '../open-form.ts'

const placing = { method: 'POST', path: '/Calls.json' }
const posts = (form: Form) => form.requests('POST', '/Calls.json')

describeInChromium('a field that is left', () => {
  const openForm = useForms()

  it.each(platforms)('on %s finds its call when the app was killed while placing', async (platform) => {
    const form = await openForm({ platform })
    form.twilio.faults.add({ when: placing, do: { kind: 'latency', ms: 400 } })
    await form.tap('Call')
    await eventually(() => posts(form)).toBe(1)
    // What a page stores reaches its form by messages, not by the request's way: either may be first.
    await eventually(() => form.host.stored.metadata).toContain('intent')
    await form.kill()
    expect(form.host.stored.answer).toBe('')
    await eventually(() => form.twilio.phones.list().length).toBeGreaterThan(0)
    await form.open()
    await form.reads('Your phone is ringing')
    expect(form.item(1)).toMatch(/^CA[0-9a-f]{32}$/)
    expect(posts(form)).toBe(1)
  })

  it('never dials when it opens, even if the call had not been sent yet', async () => {
    const form = await openForm({
      prepare: ({ faults }) =>
        void faults.add({ when: { method: 'GET' }, do: { kind: 'latency', ms: 3_000 } }),
    })
    await form.tap('Call')
    await eventually(() => form.host.stored.metadata).toContain('intent')
    await form.kill()
    await form.open()
    await form.reads('Checking whether the call was placed')
    await eventually(() => form.requests('GET', '/Calls.json')).toBeGreaterThan(2)
    expect(posts(form)).toBe(0)
  })

  it('shows the call as it is now when it is opened again, and tells of its end', async () => {
    const form = await openForm()
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    await form.leave()
    form.twilio.phones.answer(enumeratorNumber)
    await eventually(() => form.twilio.phones.answer(respondentNumber)).toBe(true)
    await form.open()
    await form.reads('Talking with Respondent')
    form.twilio.phones.hangUp(enumeratorNumber)
    await form.leave()
    await form.open()
    await form.reads('Talked with Respondent')
    await eventually(() => form.item(0)).toBe('completed')
    expect(posts(form)).toBe(1)
  })

  it('is empty and ready again when SurveyCTO clears the answer', async () => {
    const form = await openForm({ prepare: answerQuickly })
    await form.tap('Call')
    await form.reads('Talked with Respondent')
    form.host.clear()
    await eventually(() => form.host.stored).toEqual({ answer: '', metadata: '' })
    await form.reads('Your phone rings first')
    await eventually(() => form.button('Call').isEnabled()).toBe(true)
  })

  it('says that a call goes on when the answer is cleared in the middle of it', async () => {
    const form = await openForm()
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    form.host.clear()
    await form.reads('The call itself goes on')
    expect(form.twilio.phones.list().map(({ state }) => state)).toContain('ringing')
  })

  it.each(platforms)('on %s has clearAnswer and setFocus as global functions', async (platform) => {
    const form = await openForm({ platform })
    const kinds = await form.field.evaluate(() => [
      typeof Reflect.get(window, 'clearAnswer'),
      typeof Reflect.get(window, 'setFocus'),
    ])
    expect(kinds).toEqual(['function', 'function'])
    form.host.focus()
    await eventually(() => form.field.evaluate(() => document.activeElement?.textContent)).toBe('Call')
  })
})
