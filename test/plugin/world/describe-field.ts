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
  /** What is folded away is opened first. */
  tap(name: string): Promise<void>
  /** What can be chosen from, with a `*` before what is chosen. */
  choices(): string[]
  /** What stands on the line that a list is folded into; '' where none is. */
  folded(): string
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
    [...document.querySelectorAll('label')].map((label) => ({
      name: label.textContent,
      input: label.querySelector('input'),
      isShown: shown(label),
    }))
  const folds = () =>
    [...document.querySelectorAll<HTMLButtonElement>('button[aria-controls][aria-expanded="false"]')].filter(
      shown,
    )

  /** Opens the line behind which one of them is folded away. */
  function unfold(elements: ReadonlyArray<Element | null>): void {
    if (elements.some((element) => element && shown(element))) return
    folds()
      .find((fold) => elements.some((one) => one?.closest(`#${fold.getAttribute('aria-controls')}`)))
      ?.click()
  }
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
      unfold([...document.querySelectorAll('button')].filter((one) => one.textContent === name))
      const found = button(name)
      if (!found) throw new Error(`There is no button "${name}" on the screen.`)
      // Who reads what has come taps later.
      while (found.isConnected && found.getAttribute('aria-disabled') === 'true') await clock.advance(500)
      found.click()
      await clock.advance(0)
    },
    choices: () =>
      radios()
        .filter(({ isShown }) => isShown)
        .map(({ name, input }) => `${input?.checked ? '*' : ''}${name}`),
    folded: () => folds().find(({ id }) => id.startsWith('fold'))?.textContent ?? '',
    async choose(name) {
      unfold(radios().flatMap((radio) => (radio.name === name ? [radio.input] : [])))
      const input = radios().find((radio) => radio.name === name && radio.isShown)?.input
      if (!input) throw new Error(`"${name}" cannot be chosen on the screen.`)
      input.click()
      await clock.advance(0)
    },
  }
}
