import { JSDOM } from 'jsdom'
import { type ComponentChild, render } from 'preact'
import { act } from 'preact/test-utils'
import { vi } from 'vitest'

/** A part of the page, drawn in jsdom. */
export interface Shown {
  readonly root: HTMLElement
  /** The table or whatever else has this name. */
  named(name: string): Element
  /** Each row's cells, as text without what surrounds it. */
  rows(name: string): string[][]
  tap(name: string | RegExp): void
  write(label: string, value: string): void
  redraw(part: ComponentChild): void
}

/** Does something and draws what comes of it, before anything else happens. */
function now(change: () => void): void {
  void act(change)
}

/** Draws a part of the page. */
export function showPart(part: ComponentChild): Shown {
  const { window } = new JSDOM('<main></main>')
  const root = window.document.querySelector('main')
  if (!root) throw new Error('jsdom has no main.')
  const page = root
  // A global, since what is downloaded is made of one.
  vi.stubGlobal('document', window.document)
  // jsdom would go to the file, and cannot.
  window.HTMLAnchorElement.prototype.click = () => {}

  function draw(one: ComponentChild): void {
    now(() => render(one, page))
  }

  function named(name: string): Element {
    // The innermost: a card has the name of its table.
    const found = [...page.querySelectorAll('[aria-label]')].filter(
      (one) => one.getAttribute('aria-label') === name,
    )
    const last = found[found.length - 1]
    if (!last) throw new Error(`There is nothing named ${name}.`)
    return last
  }

  draw(part)
  return {
    root: page,
    named,
    rows: (name) =>
      [...named(name).querySelectorAll('tr')].map((row) =>
        [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent.trim()),
      ),
    tap(name) {
      const buttons = [...page.querySelectorAll('button')]
      const button = buttons.find((one) => {
        const own = one.getAttribute('aria-label') ?? one.textContent
        return typeof name === 'string' ? own === name : name.test(own)
      })
      if (!button) throw new Error(`There is no button ${name}.`)
      now(() => button.click())
    },
    write(label, value) {
      const field = [...page.querySelectorAll('label')].find(({ textContent }) =>
        textContent.startsWith(label),
      )
      const input =
        field?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select') ??
        page.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`)
      if (!input) throw new Error(`There is no field ${label}.`)
      now(() => {
        input.value = value
        input.dispatchEvent(
          new window.Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }),
        )
      })
    },
    redraw: draw,
  }
}

/** The text of the file that a tap gives the user. */
export async function downloadedBy(tap: () => void): Promise<string> {
  const files: Blob[] = []
  const spy = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file)
    return 'data:,'
  })
  tap()
  spy.mockRestore()
  const [file] = files
  if (!file) throw new Error('Nothing was downloaded.')
  // Its mark of UTF-8 too.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())
}
