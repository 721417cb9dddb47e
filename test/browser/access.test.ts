import axe from 'axe-core'
import { expect, it } from 'vitest'
import { enumeratorNumber, respondentNumber } from '../plugin/form.ts'
import { describeInChromium } from './describe-in-chromium.ts'
import { eventually, type Form, type FormSettings, useForms } from './open-form.ts'

/** The least size of a target for a thumb, in CSS pixels. */
const leastTarget = 44

interface Scene {
  name: string
  settings?: FormSettings
  /** What to do until it is to be seen. */
  reach(form: Form): Promise<void>
}

async function ring(form: Form): Promise<void> {
  await form.tap('Call')
  await form.reads('Your phone is ringing')
}

async function talk(form: Form): Promise<void> {
  await ring(form)
  form.twilio.phones.answer(enumeratorNumber)
  await eventually(() => form.twilio.phones.answer(respondentNumber)).toBe(true)
  await form.reads(/^Talking with/)
}

const refusal = { when: { method: 'POST' }, do: { kind: 'status', status: 401, code: 20003 } } as const

const scenes: readonly Scene[] = [
  { name: 'ready', reach: (form) => form.reads('Your phone rings first') },
  {
    name: 'not set up',
    settings: { parameters: { to_number: '0711', recrod: 1 } },
    reach: (form) => form.reads('This field is not set up yet'),
  },
  {
    name: 'several numbers',
    settings: { parameters: { to_number: `${respondentNumber}|+254722333444`, to_label: 'Maria' } },
    reach: (form) => form.reads('Which number?'),
  },
  {
    name: 'refused',
    settings: { prepare: ({ faults }) => void faults.add(refusal) },
    async reach(form) {
      await form.tap('Call')
      await form.reads('Twilio refused the credentials')
    },
  },
  {
    name: 'Twilio busy',
    settings: {
      prepare: ({ faults }) =>
        void faults.add({ when: { method: 'POST' }, do: { kind: 'status', status: 429 }, times: 'always' }),
    },
    async reach(form) {
      await form.tap('Call')
      await form.reads('Twilio is busy')
    },
  },
  {
    name: 'unsure',
    settings: {
      prepare: ({ faults }) =>
        void faults.add({ when: { path: 'Calls' }, do: { kind: 'drop-before' }, times: 'always' }),
    },
    async reach(form) {
      await form.tap('Call')
      await form.reads('Checking whether the call was placed')
    },
  },
  { name: 'ringing', reach: ring },
  {
    name: 'talking, with recording by consent',
    settings: { parameters: { record: 'consent' } },
    reach: talk,
  },
  {
    name: 'ended, with dispositions',
    settings: { parameters: { dispositions: 1, attempts: 2 } },
    async reach(form) {
      await talk(form)
      await form.tap('Hang up')
      await form.reads(/^Talked with/)
      await form.reads('What happened?')
    },
  },
]

async function violationsIn(form: Form): Promise<string[]> {
  await form.field.evaluate(axe.source)
  const found: unknown = await form.field.evaluate(async () => {
    const run: typeof axe.run = Reflect.get(window, 'axe').run
    // The page around the field is SurveyCTO's.
    const { violations } = await run('.field')
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
  return Array.isArray(found) ? found.map(String) : ['axe said nothing']
}

async function smallTargets(form: Form): Promise<string[]> {
  return form.field.evaluate((least) => {
    const targets = [...document.querySelectorAll('.field button, .field label')]
    return targets
      .map((target) => ({ name: target.textContent, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`)
  }, leastTarget)
}

async function tabTo(form: Form, name: string): Promise<void> {
  for (let steps = 0; steps < 15; steps += 1) {
    if ((await form.field.evaluate(() => document.activeElement?.textContent)) === name) return
    await form.page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not get to "${name}".`)
}

describeInChromium('the field', () => {
  const openForm = useForms()

  it.each(scenes)('is accessible and made for thumbs at 360 px: $name', async ({ settings, reach }) => {
    const form = await openForm(settings)
    await reach(form)
    expect(await violationsIn(form)).toEqual([])
    expect(await smallTargets(form)).toEqual([])
    const overflow = await form.field.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, 'pixels to scroll sideways').toBe(0)
  })

  it('is used by keyboard alone, from the call to its end', async () => {
    const form = await openForm()
    await tabTo(form, 'Call')
    await form.page.keyboard.press('Enter')
    await form.reads('Your phone is ringing')
    form.twilio.phones.answer(enumeratorNumber)
    await eventually(() => form.twilio.phones.answer(respondentNumber)).toBe(true)
    await form.reads('Talking with Respondent')
    await tabTo(form, 'Update status')
    await form.page.keyboard.press('Space')
    await tabTo(form, 'Hang up')
    await form.page.keyboard.press('Space')
    await form.reads('Talked with Respondent')
    await eventually(() => form.item(0)).toBe('completed')
  })

  it('tells a screen reader each step, and not every second of the clock', async () => {
    const form = await openForm()
    await form.field.evaluate(() => {
      const heard: string[] = []
      const live = document.getElementById('live')
      Object.assign(window, { heard })
      if (live)
        new MutationObserver(() => heard.push(live.innerText.replace(/\s+/g, ' '))).observe(live, {
          childList: true,
          characterData: true,
          subtree: true,
        })
    })
    await talk(form)
    const heard = () => form.field.evaluate(() => [...Reflect.get(window, 'heard')].map(String))
    await eventually(async () => (await heard()).join('\n')).toContain('Talking with Respondent')
    const count = (await heard()).length
    await eventually(() => form.field.locator('#clock').innerText()).toBe('00:03')
    expect((await heard()).length).toBe(count)
  })
})
