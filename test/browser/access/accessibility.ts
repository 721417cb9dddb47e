import axe from 'axe-core'
import type { Frame } from 'playwright-core'
import type { Form } from '../open-form.ts'

/** A field, wherever it is open: in a form or in the workbench. */
export interface OpenedField {
  readonly field: Pick<Frame, 'locator'>
}

/** The least size of a target for a thumb, in CSS pixels. */
const leastTarget = 44

function html({ field }: OpenedField) {
  return field.locator('html')
}

/** What axe finds wrong with the field, a rule and its elements a line; by every rule, or by these. */
export async function violationsIn(opened: OpenedField, rules: readonly string[] = []): Promise<string[]> {
  const judge = { source: axe.source, rules: [...rules] }
  const found: unknown = await html(opened).evaluate(async (root, { source, rules }) => {
    if (!Reflect.has(window, 'axe')) {
      const script = root.ownerDocument.createElement('script')
      script.textContent = source
      root.appendChild(script).remove()
    }
    const run: typeof axe.run = Reflect.get(window, 'axe').run
    // The page around the field is SurveyCTO's.
    const { violations } = await run('.field', rules.length > 0 ? { runOnly: rules } : {})
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  }, judge)
  return Array.isArray(found) ? found.map(String) : ['axe said nothing']
}

/** Targets too small for a thumb, with their sizes. */
export function smallTargets(opened: OpenedField): Promise<string[]> {
  return html(opened).evaluate((_, least) => {
    const kinds = ['button', 'input[type=tel]', 'textarea', 'a', 'label > input']
    const found = kinds.flatMap((kind) => [...document.querySelectorAll(`.field ${kind}`)])
    // What can be chosen from is as large as its label.
    const targets = found.map((target) => target.closest('label') ?? target)
    return targets
      .map((target) => ({ name: target.textContent, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`)
  }, leastTarget)
}

/** How many pixels there are to scroll sideways. */
export function sidewaysScroll(opened: OpenedField): Promise<number> {
  return html(opened).evaluate((root) => root.scrollWidth - root.clientWidth)
}

/** Texts that are not to be seen whole, with the pixels that are missing: beside the page, or in an input. */
export function cutOff(opened: OpenedField): Promise<string[]> {
  return html(opened).evaluate((root) => {
    const lines: string[] = []
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      // What only a screen reader is to find has next to no size.
      if (!text.parentElement?.closest('.field') || text.parentElement.clientWidth === 1) continue
      range.selectNodeContents(text)
      const { left, right } = range.getBoundingClientRect()
      const missing = Math.max(right - root.clientWidth, -left)
      if (missing > 1) lines.push(`${text.textContent}: ${Math.round(missing)} px`)
    }
    for (const input of document.querySelectorAll('.field input')) {
      const missing = input.scrollWidth - input.clientWidth
      if (missing > 1) lines.push(`${input.id}: ${missing} px`)
    }
    return lines
  })
}

/** Pairs of texts that lie over each other. Lines of one text may touch: some letters are higher than their line. */
export function overlaps(opened: OpenedField): Promise<string[]> {
  return html(opened).evaluate((root) => {
    const drawn: { text: string; box: DOMRect }[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!text.parentElement?.closest('.field') || text.parentElement.clientWidth === 1) continue
      range.selectNodeContents(text)
      for (const box of range.getClientRects()) drawn.push({ text: text.textContent ?? '', box })
    }
    const isOver = (a: DOMRect, b: DOMRect): boolean => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return wide > 1 && high > 0.3 * Math.min(a.height, b.height)
    }
    return drawn.flatMap((one, at) =>
      drawn
        .slice(at + 1)
        .filter(({ box }) => isOver(one.box, box))
        .map(({ text }) => `${one.text} lies over ${text}`),
    )
  })
}

/** All that does not fit at the width that the field now has, or is too small for a thumb. */
export async function misfits(opened: OpenedField): Promise<string[]> {
  const [sideways, cut, small] = await Promise.all([
    sidewaysScroll(opened),
    cutOff(opened),
    smallTargets(opened),
  ])
  const scroll = sideways > 0 ? [`${sideways} px to scroll sideways`] : []
  return [...scroll, ...cut, ...small]
}

/** What has the keyboard: a button's text, an input's label; '' when it has fallen back to the page. */
export function focused({ field }: Form): Promise<string> {
  return field.evaluate(() => {
    const { activeElement } = document
    if (!activeElement || activeElement === document.body || !activeElement.matches(':enabled')) return ''
    if (activeElement.getClientRects().length === 0) return ''
    const labels = 'labels' in activeElement ? activeElement.labels : undefined
    const label = labels instanceof NodeList ? labels[0]?.textContent : ''
    return label || activeElement.textContent || ''
  })
}

/** Presses Tab until what has this name has the focus. @throws Error when the keyboard does not get there */
export async function tabTo(form: Form, name: string): Promise<void> {
  for (let steps = 0; steps < 15; steps += 1) {
    if ((await focused(form)) === name) return
    await form.page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not get to "${name}".`)
}
