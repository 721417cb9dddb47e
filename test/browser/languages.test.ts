import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { ar } from '../../src/plugin/languages/ar.ts'
import { fr } from '../../src/plugin/languages/fr.ts'
import { describeInChromium } from './describe-in-chromium.ts'
import { answerQuickly, useForms } from './open-form.ts'

/** Where the first and the last character of a text stand, in pixels from the left. */
function endsOf(element: Locator): Promise<[first: number, last: number]> {
  return element.evaluate((found) => {
    const range = document.createRange()
    const text = found.firstChild
    const leftOf = (start: number): number => {
      if (text) range.setStart(text, start)
      if (text) range.setEnd(text, start + 1)
      return range.getBoundingClientRect().left
    }
    return [leftOf(0), leftOf((text?.textContent?.length ?? 1) - 1)]
  })
}

describeInChromium('a field in another language', () => {
  const openForm = useForms()

  it('loads its words and nothing more than it needs', async () => {
    const form = await openForm({ parameters: { language: 'Français', panel: 'history' } })
    answerQuickly(form.twilio)
    await form.field.getByRole('tab', { name: fr.panel.history, exact: true }).waitFor()
    await form.tap(fr.core.call)
    await form.field.getByText(fr.core.youAnswered).or(form.field.locator('#clock')).first().waitFor()
    expect([...form.loaded].sort()).toEqual(['panel.js', 'prepare.js', 'words-fr.js'])
  })

  it('is in English where its words cannot be loaded', async () => {
    const form = await openForm({ missingFiles: true, parameters: { language: 'fr' } })
    await form.field.getByRole('button', { name: 'Call', exact: true }).waitFor()
  })

  it('stands from the right in Arabic, with its numbers from the left', async () => {
    const form = await openForm({ parameters: { language: 'ar', panel: 'keypad' } })
    const { field } = form
    await field.getByRole('button', { name: ar.core.call, exact: true }).waitFor()
    await field.getByRole('tab', { name: ar.panel.keypad, exact: true }).waitFor()
    const [first, last] = await endsOf(field.locator('#respondent .number'))
    expect(first).toBeLessThan(last)
    const [start, end] = await endsOf(field.locator('#respondent b'))
    expect(start).toBeGreaterThan(end)
    const mark = await field.locator('#respondent i').boundingBox()
    const name = await field.locator('#respondent b').boundingBox()
    expect(mark?.x).toBeGreaterThan(name?.x ?? Number.NaN)
    const [plus, digit] = await endsOf(field.locator('#respondent .number'))
    expect(plus).toBeLessThan(digit)
  })

  it('keeps a number that stands in a sentence from the left too', async () => {
    const form = await openForm({
      parameters: { language: 'ar', from_number: '12345', to_label: '+254 711' },
    })
    await form.field.locator('#set-up-lines').waitFor()
    const line = form.field.locator('#set-up-lines li').first()
    // The sign and the figures as they are drawn, from the left.
    const drawn = await line.evaluate((found) => {
      const places: Array<[number, string]> = []
      const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT)
      const range = document.createRange()
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? ''
        const at = text.indexOf('+254711222333')
        for (let offset = at; at >= 0 && offset < at + 13; offset += 1) {
          range.setStart(node, offset)
          range.setEnd(node, offset + 1)
          places.push([range.getBoundingClientRect().left, text.charAt(offset)])
        }
      }
      return places
        .sort(([one], [other]) => one - other)
        .map(([, letter]) => letter)
        .join('')
    })
    expect(drawn).toBe('+254711222333')
  })
})
