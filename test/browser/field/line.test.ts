import { expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { eventually, type Form, useForms } from '../open-form.ts'

/** The preflight's reply is forgotten by Chromium after five seconds, so this test waits as long as that takes. */
const timeout = 60_000

/** What reached Twilio for the address under which calls are placed, in order. */
const atCalls = (form: Form) =>
  form.twilio.requests.filter(({ path }) => path.endsWith('/Calls.json')).map(({ method }) => method)
const isAnswered = (form: Form, times: number) =>
  form.twilio.requests.filter(({ method, status }) => method === 'HEAD' && status === 200).length === times

describeInChromium('a field that waits for its tap', () => {
  const openForm = useForms()

  it('has its preflight renewed, so that a later tap goes straight to Twilio', { timeout }, async () => {
    // A page with an origin of its own, as in SurveyCTO's apps: for others Chromium keeps no preflight's reply.
    const form = await openForm({ platform: 'android-collect' })
    await eventually(() => isAnswered(form, 2)).toBe(true)
    expect(atCalls(form)).toEqual(['OPTIONS', 'HEAD', 'OPTIONS', 'HEAD'])
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    expect(atCalls(form).slice(4, 5)).toEqual(['POST'])
  })

  it('is prepared for once where its page has no origin', { timeout }, async () => {
    const form = await openForm({ platform: 'web-collect' })
    await eventually(() => isAnswered(form, 1)).toBe(true)
    await form.page.waitForTimeout(6_000)
    expect(atCalls(form)).toEqual(['OPTIONS', 'HEAD'])
  })
})
