import { expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, eventually, type Form, type FormSettings, useForms } from '../open-form.ts'

/** Follows what a screen reader would say: each new text of each live region, as it is put there. */
async function listen(form: Form): Promise<() => Promise<string[]>> {
  await form.field.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const said = new Map<Element, string>()
    const look = () => {
      for (const region of document.querySelectorAll<HTMLElement>('[aria-live], [role=status]')) {
        // What stands in it as it comes into the page is not said.
        const text = region.innerText.replace(/\s+/g, ' ').trim()
        if (said.has(region) && said.get(region) !== text && text !== '') heard.push(text)
        said.set(region, text)
      }
    }
    look()
    new MutationObserver(look).observe(document.body, {
      childList: true,
      characterData: true,
      attributes: true,
      subtree: true,
    })
  })
  return async () => (await form.field.evaluate(() => [...Reflect.get(window, 'heard')])).map(String)
}

describeInChromium('a screen reader', () => {
  const openForm = useForms()

  async function hear(settings: FormSettings): Promise<{ form: Form; heard: () => Promise<string[]> }> {
    const form = await openForm(settings)
    return { form, heard: await listen(form) }
  }

  it('hears each step of a call once, and not every second of the clock', async () => {
    const { form, heard } = await hear({})
    answerQuickly(form.twilio, 3_000)
    await form.tap('Call')
    await form.reads(/^Talking with/)
    await eventually(() => form.field.locator('#clock').innerText()).toBe('00:02')
    await form.reads(/^Talked with/)
    await eventually(async () => (await heard()).join('\n')).toContain('Talked with')
    const steps = await heard()
    expect(new Set(steps).size, steps.join('\n')).toBe(steps.length)
    expect(steps.filter((step) => step.includes('Talking with Respondent'))).toHaveLength(1)
    expect(await form.field.locator('[aria-live] #clock, #clock[aria-live], #clock[role]').count()).toBe(0)
  })

  it('hears once that Twilio is busy, and not every second until the next try', async () => {
    const { form, heard } = await hear({})
    form.twilio.faults.add({
      when: { method: 'POST' },
      do: { kind: 'status', status: 429, code: 20429 },
      times: 3,
    })
    answerQuickly(form.twilio, 3_000)
    await form.tap('Call')
    await form.reads(/^Talking with/)
    const waits = (await heard()).filter((text) => text.includes('Twilio is busy'))
    expect(waits).toHaveLength(3)
  })

  it('hears that recording begins, and not how long it goes on', async () => {
    const { form, heard } = await hear({ parameters: { record: 'consent' } })
    answerQuickly(form.twilio, 20_000)
    await form.tap('Call')
    await form.tap('Start recording')
    await form.reads(/^Recording since/)
    await eventually(() => form.field.locator('#clock').innerText()).toMatch(/00:0[4-9]/)
    expect((await heard()).filter((text) => text.startsWith('Recording since'))).toHaveLength(1)
  })

  it('hears how a message gets on, each step once', async () => {
    const { form, heard } = await hear({ parameters: { action: 'sms' } })
    await form.field.getByLabel('Message', { exact: true }).fill('We call you tomorrow.')
    await form.tap('Send')
    await form.reads(/^Delivered/)
    const steps = await heard()
    expect(new Set(steps).size, steps.join('\n')).toBe(steps.length)
    expect(steps.some((step) => step.includes('Delivered'))).toBe(true)
  })

  it('has no live region inside another, which would be said twice', async () => {
    for (const parameters of [{ record: 'consent', panel: 'keypad history messages' }, { action: 'sms' }]) {
      const { form } = await hear({ parameters })
      await form.field.locator('#panel, #message-field').first().waitFor()
      const live = '[aria-live], [role=status], [role=alert], [role=log]'
      expect(await form.field.locator(live).locator(live).count()).toBe(0)
    }
  })
})
