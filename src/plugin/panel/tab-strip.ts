import { create, setTabStop } from '../screen/elements.ts'

export interface StripTab {
  /** Makes its ids: letters only. */
  id: string
  label: string
  content: HTMLElement
}

export interface TabStrip {
  /** The tabs' names, and below them what each holds. */
  readonly elements: readonly HTMLElement[]
  /** One tab is chosen, by its position from 0; what it holds is to be seen, or folded away. */
  draw(chosen: number, isOpen: boolean): void
}

interface Drawn {
  button: HTMLButtonElement
  panel: HTMLElement
}

/**
 * A row of tabs. They are one stop of the keyboard, with the arrow keys inside; moving opens nothing, since to
 * open one may cost a request. https://www.w3.org/WAI/ARIA/apg/patterns/tabs/examples/tabs-manual/
 */
export function createTabStrip(
  document: Document,
  label: string,
  tabs: readonly StripTab[],
  onTap: (position: number) => void,
): TabStrip {
  const list = create(document, 'div', { className: 'tabs', role: 'tablist', 'aria-label': label })
  const drawn = tabs.map((tab) => drawTab(document, tab))
  const buttons = drawn.map(({ button }) => button)
  buttons.forEach((button, position) => {
    list.appendChild(button)
    button.addEventListener('click', () => onTap(position))
    button.addEventListener('keydown', (event) => {
      const to = buttons[neighbour(event.key, position, buttons.length, isRightToLeft(list))]
      if (!to) return
      event.preventDefault()
      setTabStop(buttons, to)
      to.focus()
    })
  })
  return {
    elements: [list, ...drawn.map(({ panel }) => panel)],
    draw(chosen, isOpen) {
      setTabStop(buttons, buttons[chosen])
      drawn.forEach(({ button, panel }, position) => {
        const visible = position === chosen && isOpen
        // The keyboard must not stand in what goes away.
        if (!visible && panel.contains(document.activeElement)) button.focus()
        button.setAttribute('aria-selected', String(visible))
        button.setAttribute('aria-expanded', String(visible))
        panel.hidden = !visible
      })
    },
  }
}

function drawTab(document: Document, { id, label, content }: StripTab): Drawn {
  const ids = { tab: `tab-${id}`, panel: `tabpanel-${id}` }
  const controls = { role: 'tab', id: ids.tab, 'aria-controls': ids.panel }
  const looks = { role: 'tabpanel', id: ids.panel, 'aria-labelledby': ids.tab }
  return {
    button: create(document, 'button', { type: 'button', text: label, ...controls }),
    panel: create(document, 'div', looks, content),
  }
}

/** The position a key leads to, from 0; -1 for a key that leads nowhere. */
function neighbour(key: string, from: number, count: number, rightToLeft: boolean): number {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft': {
      const step = (key === 'ArrowRight') === rightToLeft ? -1 : 1
      return (from + step + count) % count
    }
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return -1
  }
}

function isRightToLeft(element: Element): boolean {
  return element.closest('[dir]')?.getAttribute('dir') === 'rtl'
}
