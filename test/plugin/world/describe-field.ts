import type { Running } from '../../../src/plugin/world.ts'
import type { VirtualClock } from '../../../src/stand-in/virtual-clock.ts'

export interface OpenedField {
  document: Document
  running: Running
  /** What can be read on the screen, without what is folded away. */
  text(): string
  /** What is folded away for the form designer. */
  designer(): string
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
  const folded = (element: Element) =>
    element.closest('details') && !element.closest('details[open], summary')
  const textOf = (isWanted: (element: Element) => boolean) => {
    const walker = document.createTreeWalker(document.body, 4)
    const parts: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node
      if (parentElement && shown(parentElement) && isWanted(parentElement)) parts.push(node.textContent ?? '')
    }
    return parts.join(' ').replace(/\s+/g, ' ').trim()
  }
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
    text: () => textOf((element) => !folded(element)),
    designer: () => textOf((element) => element.closest('.designer') !== null && !element.closest('summary')),
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
