import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { ar } from '../../../src/plugin/words/languages/ar.ts'
import { fr } from '../../../src/plugin/words/languages/fr.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, useForms } from '../open-form.ts'

/** The characters of a text as they are drawn: each line from the left. */
function drawn(element: Locator): Promise<string> {
  return element.evaluate((found) => {
    const places: Array<{ line: number; left: number; letter: string }> = []
    const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      for (let offset = 0; offset < text.length; offset += 1) {
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        const { bottom, left } = range.getBoundingClientRect()
        places.push({ line: Math.round(bottom / 10), left, letter: text.charAt(offset) })
      }
    }
    return places
      .sort((one, other) => one.line - other.line || one.left - other.left)
      .map(({ letter }) => letter)
      .join('')
  })
}

describeInChromium('a field in another language', () => {
  const openForm = useForms()

  it('is there with the field, and no file is asked for', async () => {
    const form = await openForm({ parameters: { language: 'Français', panel: 'history', record: 'consent' } })
    answerQuickly(form.twilio)
    await form.field.getByRole('tab', { name: fr.panel.history, exact: true }).waitFor()
    await form.tap(fr.core.call)
    await form.field.getByRole('button', { name: fr.core.updateStatus, exact: true }).waitFor()
    expect(form.loaded).toEqual([])
  })

  it('stands from the right in Arabic, with its numbers from the left', async () => {
    const form = await openForm({ parameters: { language: 'ar' } })
    const { field } = form
    await field.getByRole('button', { name: ar.core.call, exact: true }).waitFor()
    expect(await drawn(field.locator('#respondent .number'))).toBe('+254 711 222333')
    const name = [...ar.core.respondent].reverse().join('')
    expect(await drawn(field.locator('#respondent b'))).toBe(name)
    const mark = await field.locator('#respondent i').boundingBox()
    const text = await field.locator('#respondent b').boundingBox()
    expect(mark?.x).toBeGreaterThan(text?.x ?? Number.NaN)
  })

  it('keeps a number that stands in a sentence from the left too', async () => {
    const form = await openForm({ parameters: { language: 'ar', from_number: '12345' } })
    const line = form.field.locator('#set-up p').first()
    await line.waitFor()
    expect(await drawn(line)).toContain('+254')
  })
})
