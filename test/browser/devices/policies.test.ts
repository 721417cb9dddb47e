import { expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, eventually, type Form, useForms } from '../open-form.ts'

/** Pages that let in what SurveyCTO's own plug-ins need, their inline handlers, and nothing more; or a nonce. */
const open = ["script-src 'unsafe-inline'", "script-src 'nonce-n'", "script-src 'nonce-n' 'strict-dynamic'"]

/** Nothing was sent, and nothing can be. */
async function expectNoStart(form: Form): Promise<void> {
  await form.reads('This field cannot start on this device.')
  expect(await form.field.locator('#call').isDisabled()).toBe(true)
  expect(form.twilio.requests).toEqual([])
}

describeInChromium('a page with a policy for its scripts', () => {
  const openForm = useForms()

  it.each(open)('lets the whole field run: %s', async (policy) => {
    const form = await openForm({
      policy,
      parameters: { record: 'consent', language: 'fr', panel: 'history' },
    })
    answerQuickly(form.twilio)
    await form.tap('Appeler')
    await eventually(() => form.item(0)).toBe('completed')
    expect(form.console.filter(({ type }) => type === 'error')).toEqual([])
  })

  it('that lets in no script but its own leaves a sentence on the screen, and calls nobody', async () => {
    // The sum of the field's own scripts is not known, so they are let in by the nonce, which they cannot hand on.
    const form = await openForm({
      policy: "script-src 'nonce-n'",
      missingApis: "Object.defineProperty(HTMLScriptElement.prototype, 'nonce', { get: () => '', set() {} })",
    })
    await expectNoStart(form)
  })
})
