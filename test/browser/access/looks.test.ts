import { expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { type Form, useForms } from '../open-form.ts'
import { tabTo, violationsIn } from './accessibility.ts'

function style(form: Form, selector: string, property: string): Promise<string> {
  return form.field
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
}

async function openPanel(open: ReturnType<typeof useForms>): Promise<Form> {
  const form = await open({ parameters: { panel: 'keypad history messages' }, platform: 'android-collect' })
  await form.field.locator('#panel:not(.arriving)').waitFor()
  return form
}

describeInChromium('the field’s looks', () => {
  const openForm = useForms()

  it.each(['android-collect', 'ios-collect'] as const)('are dark in a dark app: %s', async (platform) => {
    const form = await openForm({ platform })
    expect(await style(form, 'body', 'background-color')).not.toBe('rgb(21, 27, 33)')
    await form.page.emulateMedia({ colorScheme: 'dark' })
    expect(await style(form, '.field', 'background-color')).toBe('rgb(21, 27, 33)')
    expect(await style(form, 'body', 'background-color')).toBe('rgb(21, 27, 33)')
    expect(await style(form, 'body', 'color-scheme')).toBe('dark')
    expect(await violationsIn(form)).toEqual([])
  })

  it('stay light in a web form, whose page is white', async () => {
    const form = await openForm({ platform: 'web-collect' })
    await form.page.emulateMedia({ colorScheme: 'dark' })
    expect(await style(form, '.field', 'background-color')).toBe('rgb(255, 255, 255)')
    expect(await violationsIn(form)).toEqual([])
  })

  it('move nothing, so that there is nothing to reduce for whom motion makes ill', async () => {
    const form = await openPanel(openForm)
    await form.page.emulateMedia({ reducedMotion: 'reduce' })
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    const moving = await form.field.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
          return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto'
        })
        .map((element) => element.outerHTML),
    )
    expect(moving).toEqual([])
    expect(await form.field.evaluate(() => document.getAnimations().length)).toBe(0)
  })

  it('tell in forced colours what is chosen, what can be tapped and what cannot', async () => {
    const form = await openPanel(openForm)
    await form.page.emulateMedia({ forcedColors: 'active' })
    expect(await style(form, '[aria-selected=true]', 'border-bottom-style')).toBe('solid')
    expect(await style(form, '[aria-selected=false]', 'border-bottom-style')).toBe('none')
    expect(await style(form, '#call', 'border-top-style')).toBe('solid')
    const tappable = await style(form, '#call', 'border-top-color')
    await form.tap('Clear')
    expect(await form.button('Call').isEnabled()).toBe(false)
    expect(await style(form, '#call', 'border-top-color')).not.toBe(tappable)
    expect(await style(form, '#call', 'opacity')).toBe('1')
  })

  it.each(['none', 'active'] as const)(
    'show what has the keyboard, with forced colours: %s',
    async (forcedColors) => {
      const form = await openPanel(openForm)
      await form.page.emulateMedia({ forcedColors })
      for (const name of ['Keypad', "Respondent's number", '5', 'Call']) {
        if (name === '5') {
          await tabTo(form, '1')
          await form.page.keyboard.press('ArrowDown')
          await form.page.keyboard.press('ArrowRight')
        } else await tabTo(form, name)
        expect(await style(form, ':focus', 'outline-style'), name).toBe('solid')
        expect(Number.parseFloat(await style(form, ':focus', 'outline-width')), name).toBeGreaterThanOrEqual(
          2,
        )
      }
    },
  )
})
