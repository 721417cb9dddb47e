import type { Running } from '../../../src/plugin/world.ts'
import type { VirtualClock } from '../../../src/stand-in/virtual-clock.ts'

export interface OpenedField {
  document: Document
  running: Running
  /** What can be read on the screen. */
  text(): string
  button(name: string): HTMLButtonElement | undefined
  tap(name: string): Promise<void>
  /** What can be chosen from, with a `*` before what is chosen. */
  choices(): string[]
  choose(name: string): Promise<void>
}

/** What can be read and tapped in a page. */
export function describeField(document: Document, running: Running, clock: VirtualClock): OpenedField {
  // Nobody reads what stands in these.
  const shown = (element: Element) => !element.closest('[hidden], script, style')
  const radios = () =>
    [...document.querySelectorAll('label')].filter(shown).map((label) => ({
      name: label.textContent,
      input: label.querySelector('input'),
    }))
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find(
      (candidate) => candidate.textContent === name && shown(candidate),
    )
  return {
    document,
    running,
    text() {
      const walker = document.createTreeWalker(document.body, 4)
      const parts: string[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement && shown(node.parentElement)) parts.push(node.textContent ?? '')
      }
      return parts.join(' ').replace(/\s+/g, ' ').trim()
    },
    button,
    async tap(name) {
      const found = button(name)
      if (!found) throw new Error(`There is no button "${name}" on the screen.`)
      found.click()
      await clock.advance(0)
    },
    choices: () => radios().map(({ name, input }) => `${input?.checked ? '*' : ''}${name}`),
    async choose(name) {
      const input = radios().find((radio) => radio.name === name)?.input
      if (!input) throw new Error(`"${name}" cannot be chosen on the screen.`)
      input.click()
      await clock.advance(0)
    },
  }
}
