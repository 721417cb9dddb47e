import { expect, it } from 'vitest'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import { sidewaysScroll, smallTargets, tabTo, violationsIn } from '../access/accessibility.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { eventually, type Form, type FormSettings, useForms } from '../open-form.ts'

/** The respondent's number with its last two digits corrected. */
const corrected = '+254711222344'

const allTabs = { panel: 'keypad history messages', details: 1 }

function tab(form: Form, name: string) {
  return form.field.getByRole('tab', { name, exact: true })
}

function number(form: Form) {
  return form.field.getByLabel("Respondent's number")
}

/** The numbers that Twilio rang, the enumerator's first. */
function rung(form: Form): string[] {
  return form.twilio.world
    .calls()
    .map(({ to }) => to)
    .reverse()
}

async function call(form: Form): Promise<void> {
  for (const phone of [enumeratorNumber, respondentNumber, corrected]) {
    form.twilio.phones.setHabit(phone, { kind: 'answers', afterMs: 100, talksMs: 400 })
  }
  await form.tap('Call')
  await form.reads(/^Talked with/)
}

describeInChromium('the phone panel', () => {
  const openForm = useForms()

  /** Opens a field with a panel and waits until it takes taps. */
  async function openPanel(settings: FormSettings = {}): Promise<Form> {
    const form = await openForm({ ...settings, parameters: { ...allTabs, ...settings.parameters } })
    await form.field.locator('#panel:not(.arriving)').waitFor()
    return form
  }

  it('corrects the number by touch; the call goes there and the answer says so', async () => {
    const form = await openPanel({ touch: true })
    await form.button('Erase').tap()
    await form.button('Erase').tap()
    await form.button('4').tap()
    await form.button('4').tap()
    await form.reads('Entered by hand: +254 711 222344')
    expect(await number(form).inputValue()).toBe('+254 711 222344')
    expect(await number(form).evaluate((input) => input === document.activeElement)).toBe(false)
    await call(form)
    expect(rung(form)).toEqual([enumeratorNumber, corrected])
    await eventually(() => form.item(13)).toBe(corrected)
    expect(form.item(11)).toBe('0')
    expect(form.host.stored.answer).not.toContain(respondentNumber)
  })

  it('erases everything when Erase is held', async () => {
    const form = await openPanel()
    await form.button('Erase').hover()
    await form.page.mouse.down()
    await eventually(() => number(form).inputValue()).toBe('')
    await form.page.mouse.up()
    expect(await form.button('Call').isEnabled()).toBe(false)
    await form.reads('Write the whole number')
  })

  it('takes a number from a keyboard', async () => {
    const form = await openPanel()
    await number(form).click()
    await form.page.keyboard.press('End')
    await form.page.keyboard.press('Backspace')
    await form.page.keyboard.press('Backspace')
    expect(await form.button('Call').isEnabled()).toBe(true)
    await form.page.keyboard.type('44')
    await call(form)
    expect(rung(form)).toEqual([enumeratorNumber, corrected])
  })

  it('takes a number that is pasted, however it is written', async () => {
    const form = await openPanel()
    const written = '00254 (711) 222-344'
    await number(form).fill(written)
    for (const shortcut of ['Control+A', 'Control+X', 'Control+V']) await form.page.keyboard.press(shortcut)
    expect(await number(form).inputValue()).toBe(written)
    await call(form)
    expect(rung(form)).toEqual([enumeratorNumber, corrected])
    await eventually(() => form.item(13)).toBe(corrected)
  })

  it('says why a number is none, and nothing can be called', async () => {
    const form = await openPanel()
    await number(form).fill('0711 222 333')
    await form.reads('This number needs + and the country code')
    expect(await form.button('Call').isEnabled()).toBe(false)
    await form.tap("Use the form's number")
    await call(form)
    expect(rung(form)).toEqual([enumeratorNumber, respondentNumber])
    await eventually(() => form.item(11)).toBe('1')
    expect(form.item(13)).toBe('')
  })

  it('corrects the one that is chosen of several numbers, and goes back to that one', async () => {
    const second = '+254722333444'
    const to_number = `${respondentNumber}|${second}`
    const form = await openPanel({ parameters: { to_number, to_label: 'Maria|Neighbour' } })
    await form.field.getByRole('radio', { name: 'Neighbour' }).click()
    expect(await number(form).inputValue()).toBe('+254 722 333444')
    await form.button('Erase').click()
    await form.tap("Use the form's number")
    expect(await number(form).inputValue()).toBe('+254 722 333444')
    expect(await form.field.getByRole('radio', { name: 'Neighbour' }).isChecked()).toBe(true)
  })

  it('offers no keypad for a number that is hidden', async () => {
    const form = await openPanel({ parameters: { display_number: 0 } })
    expect(await form.field.getByRole('tab').allInnerTexts()).toEqual(['History', 'Messages'])
    expect(await form.field.getByRole('textbox', { name: /number/i }).count()).toBe(0)
    const drawn = await form.field.locator('.field').innerHTML()
    expect(drawn.replace(/[^\d"<>]/g, '')).not.toContain('711222333')
  })

  it('folds away at the tap of Call, so that Hang up is at hand', async () => {
    const form = await openPanel()
    await form.page.setViewportSize({ width: 320, height: 568 })
    await form.tap('Call')
    await form.button('Hang up').waitFor()
    expect(await tab(form, 'Keypad').getAttribute('aria-expanded')).toBe('false')
    expect(await number(form).isVisible()).toBe(false)
    const box = await form.button('Hang up').boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(568)
    await tab(form, 'Keypad').click()
    await form.reads('The number cannot be changed now.')
    expect(await form.button('5').isEnabled()).toBe(false)
  })

  it('is used by keyboard alone', async () => {
    const form = await openPanel()
    await tabTo(form, 'Keypad')
    await form.page.keyboard.press('ArrowRight')
    await form.page.keyboard.press('ArrowRight')
    await form.page.keyboard.press('Enter')
    await form.field.getByLabel('Message', { exact: true }).waitFor()
    await eventually(() => form.requests('GET', '/Messages.json')).toBeGreaterThan(0)
    await form.page.keyboard.press('Home')
    await form.page.keyboard.press('Space')
    await form.page.keyboard.press('Tab')
    await form.page.keyboard.press('End')
    await form.page.keyboard.press('Backspace')
    await tabTo(form, '1')
    await form.page.keyboard.press('ArrowDown')
    await form.page.keyboard.press('Enter')
    expect(await number(form).inputValue()).toBe('+254 711 222334')
    await tabTo(form, 'Call')
    await form.page.keyboard.press('Enter')
    await form.reads('Your phone is ringing')
  })

  it.each(['Keypad', 'History', 'Messages'])(
    'is accessible and made for thumbs after a call: %s',
    async (name) => {
      const form = await openPanel({
        prepare(twilio) {
          twilio.phones.sendMessage(respondentNumber, twilio.account.twilioNumbers[0] ?? '', {
            body: 'Call me after five.',
            mediaUrls: [],
          })
        },
      })
      await form.page.setViewportSize({ width: 320, height: 568 })
      await call(form)
      await form.field.locator('[role=tabpanel]').first().waitFor({ state: 'hidden' })
      await tab(form, name).click()
      await form.field.getByRole('tabpanel', { name }).waitFor()
      if (name === 'Messages') await form.reads('Call me after five.')
      if (name === 'History') await form.field.getByRole('tabpanel').getByRole('listitem').first().waitFor()
      expect(await violationsIn(form)).toEqual([])
      expect(await smallTargets(form)).toEqual([])
      expect(await sidewaysScroll(form), 'pixels to scroll sideways').toBe(0)
    },
  )
})
