import { expect, it } from 'vitest'
import { respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, callsAt, eventually, type Form, useForms } from '../open-form.ts'

const neighbour = '+254722333444'
const platforms = ['web-collect', 'android-collect', 'ios-collect'] as const

async function call(form: Form): Promise<void> {
  await form.tap('Call')
  await form.reads(/^Talked with/)
  await eventually(() => form.item(0)).toBe('completed')
}

/** The numbers of the respondents that were rung, oldest first. */
async function rung({ twilio }: Form): Promise<string[]> {
  const calls = twilio.world.calls().filter(({ parentSid }) => parentSid !== null)
  return calls.map(({ to }) => to).reverse()
}

describeInChromium('a field among others', () => {
  const openForm = useForms()

  it.each(platforms)('keeps to its own call when two stand on one page: %s', async (platform) => {
    const upper = await openForm({ platform })
    const lower = await upper.openBelow({ parameters: { to_number: neighbour, to_label: 'Neighbour' } })
    answerQuickly(upper.twilio)
    upper.twilio.phones.setHabit(neighbour, { kind: 'answers', afterMs: 100, talksMs: 400 })
    await call(upper)
    expect(lower.host.stored).toEqual({ answer: '', metadata: '' })
    await lower.reads('Your phone rings first')
    await call(lower)
    expect(await rung(upper)).toEqual([respondentNumber, neighbour])
    expect(upper.item(1)).not.toBe(lower.item(1))
  })

  it('is not confused by the same number in another row of a repeat, nor by a lost answer there', async () => {
    const first = await openForm({ platform: 'android-collect' })
    answerQuickly(first.twilio)
    await call(first)
    const second = await first.openBelow()
    await second.reads('Your phone rings first')
    first.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'no-cors' } })
    await second.tap('Call')
    await second.reads(/^Talked with/)
    await eventually(() => second.item(0)).toBe('completed')
    expect(second.item(1)).not.toBe(first.item(1))
    expect((await callsAt(first.twilio)).filter(({ sid }) => sid === second.item(1))).toHaveLength(1)
    expect(first.twilio.world.calls().filter(({ parentSid }) => parentSid === null)).toHaveLength(2)
  })

  it('does not take the keyboard from its neighbour', async () => {
    const upper = await openForm({ platform: 'ios-collect' })
    const lower = await upper.openBelow({ parameters: { panel: 'keypad' } })
    await lower.field.locator('#panel:not(.arriving)').waitFor()
    answerQuickly(upper.twilio)
    await upper.tap('Call')
    await lower.field.getByLabel("Respondent's number").click()
    await upper.reads(/^Talked with/)
    await lower.page.keyboard.press('End')
    await lower.page.keyboard.type('9')
    expect(await lower.field.getByLabel("Respondent's number").inputValue()).toMatch(/9$/)
  })

  it.each(platforms)('takes what the form does not give as not given, on %s', async (platform) => {
    const form = await openForm({ platform, parameters: { record: '', to_label: '', panel: '' } })
    answerQuickly(form.twilio)
    await call(form)
    expect(form.twilio.world.recordings()).toHaveLength(1)
    expect(await form.field.locator('#panel').count()).toBe(0)
  })

  it('works in a frame that has no storage and no origin', async () => {
    const form = await openForm({ platform: 'web-collect' })
    expect(await form.field.evaluate(() => window.origin)).toBe('null')
    await expect(form.field.evaluate(() => window.localStorage)).rejects.toThrow(/sandboxed/)
    answerQuickly(form.twilio)
    await call(form)
    await form.leave()
    await form.open()
    await form.reads(/^Talked with/)
    expect(form.requests('POST', '/Calls.json')).toBe(1)
  })

  it('is as wide as its page, but never so wide that lines are hard to read', async () => {
    const form = await openForm()
    const widthIn = async (page: number) => {
      await form.page.setViewportSize({ width: page, height: 740 })
      return (await form.field.locator('.field').boundingBox())?.width
    }
    expect(await widthIn(320)).toBe(320)
    expect(await widthIn(1_280)).toBe(560)
  })
})
