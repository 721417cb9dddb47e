import { expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, eventually, type Form, useForms } from '../open-form.ts'

/** Keeps the rest of the script waiting, as a slow processor does, until the test lets it run. */
const holdRest = `
  const held = []
  const { setTimeout } = window
  window.requestAnimationFrame = (task) => held.push(task)
  window.setTimeout = (task, ms) => (ms === undefined || ms === 300 ? held.push(task) : setTimeout(task, ms))
  window.letRun = () => { while (held.length > 0) held.shift()() }
`

function letRun(form: Form): Promise<void> {
  return form.field.evaluate(() => Reflect.get(window, 'letRun')())
}

describeInChromium('a field of which only the beginning of its script has run', () => {
  const openForm = useForms()

  it('is drawn, keeps a tap, and calls once', async () => {
    const form = await openForm({ missingApis: holdRest })
    answerQuickly(form.twilio)
    await form.reads('Your phone rings first')
    await form.tap('Call')
    expect(await form.field.locator('#call').isDisabled()).toBe(true)
    expect(form.twilio.requests).toEqual([])
    await letRun(form)
    await form.reads(/^Talked with/)
    await eventually(() => form.item(0)).toBe('completed')
    expect(form.requests('POST', '/Calls.json')).toBe(1)
  })

  it('calls nobody who was not called', async () => {
    const form = await openForm({ missingApis: holdRest })
    await letRun(form)
    await eventually(() => form.field.locator('#call').isEnabled()).toBe(true)
    expect(form.requests('POST', '/Calls.json')).toBe(0)
  })

  it('can be cleared and left', async () => {
    const form = await openForm({ missingApis: holdRest })
    form.host.clear()
    await form.leave()
    expect(form.host.stored).toEqual({ answer: '', metadata: '' })
    expect(form.console.filter(({ type }) => type === 'error')).toEqual([])
  })
})
