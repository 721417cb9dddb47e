import { expect, it } from 'vitest'
import { respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, eventually, type Form, useForms } from '../open-form.ts'

/** Each is gone, or as if it were, before the field's scripts run. */
const taken: Readonly<Record<string, string>> = {
  AbortController: 'delete window.AbortController',
  'Intl’s plurals, units and relative times':
    'delete Intl.PluralRules; delete Intl.RelativeTimeFormat; const { NumberFormat } = Intl; Intl.NumberFormat = function (tag, style) { if (style && style.unit) throw new RangeError("unit"); return new NumberFormat(tag, style) }; Intl.NumberFormat.supportedLocalesOf = NumberFormat.supportedLocalesOf',
  'all of Intl': 'delete window.Intl',
  'pointer events':
    'delete window.PointerEvent; for (const name of ["pointerdown", "pointerup", "pointercancel", "pointerleave"]) window.addEventListener(name, (event) => event.stopImmediatePropagation(), true)',
  visualViewport: 'delete window.visualViewport',
  storage: 'delete window.localStorage',
}

async function callToTheEnd(form: Form): Promise<void> {
  answerQuickly(form.twilio)
  await form.tap('Call')
  await form.reads(/^Talked with Respondent/)
  await eventually(() => form.item(0)).toBe('completed')
  expect(form.requests('POST', '/Calls.json')).toBe(1)
}

describeInChromium('a device', () => {
  const openForm = useForms()

  it.each(Object.entries(taken))(
    'without %s calls, looks back and writes all the same',
    async (_, script) => {
      const form = await openForm({ missingApis: script, parameters: { panel: 'keypad history messages' } })
      await form.field.locator('#panel:not(.arriving)').waitFor()
      await form.tap('Erase')
      await form.tap('3')
      await callToTheEnd(form)
      await form.field.getByRole('tab', { name: 'History', exact: true }).click()
      await form.reads(/^Talked/)
      await form.field.getByRole('tab', { name: 'Messages', exact: true }).click()
      await form.field.getByLabel('Message', { exact: true }).fill('We call you tomorrow.')
      await form.tap('Send')
      await form.reads(/^Delivered/)
      expect(
        form.twilio.phones.list().find(({ number }) => number === respondentNumber)?.messages.length,
      ).toBe(1)
    },
  )

  it('without fetch says that it is too old, keeps what is stored and calls nobody', async () => {
    const form = await openForm({
      missingApis: 'delete window.fetch',
      stored: ({ account }) => ({ answer: `completed|CA${account.sid.slice(2)}||`, metadata: '' }),
    })
    await form.reads(/too old/)
    expect(await form.button('Call').isEnabled()).toBe(false)
    expect(form.item(0)).toBe('completed')
    expect(form.twilio.requests).toEqual([])
  })
})
