import type { Button, Person } from './drawing.ts'

/** Draws onto the elements of template.html, found by id. Every text goes in as text. */
export interface Drawing {
  /** @throws Error where template.html has no such element */
  find(id: string): HTMLElement
  /** Runs `build` when what it draws is not what stands there, so that a tap or the keyboard's place is not lost. */
  whenChanged(id: string, what: unknown, build: (element: HTMLElement) => void): void
  /** Nothing is shown of an empty text. */
  drawText(id: string, text: string): void
  drawButton(id: string, button: Button | undefined): void
  /** @param step of a call, `1` or `2` */
  drawPerson(id: 'enumerator' | 'respondent', person: Person, step: string): void
}

const marks: Readonly<Record<string, string>> = { done: '✓', no: '✕' }

export function createDrawing(document: Document): Drawing {
  const drawn: Record<string, string> = {}

  function find(id: string): HTMLElement {
    const found = document.getElementById(id)
    if (!found) throw new Error(`template.html has no element #${id}.`)
    return found
  }

  function whenChanged(id: string, what: unknown, build: (element: HTMLElement) => void): void {
    const text = JSON.stringify(what)
    if (drawn[id] === text) return
    drawn[id] = text
    const focused = document.activeElement?.id
    build(find(id))
    // Rebuilding a list must not throw the keyboard back to the top of the page.
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus()
  }

  return {
    find,
    whenChanged,
    drawText(id, text) {
      const element = find(id)
      element.hidden = text === ''
      put(element, text)
    },
    drawButton(id, button) {
      const element = find(id)
      element.hidden = button === undefined
      if (!button) return
      put(element, button.text)
      // toggleAttribute is younger than the oldest WebViews.
      if (button.enabled) element.removeAttribute('disabled')
      else element.setAttribute('disabled', '')
    },
    drawPerson(id, { mark, name, note, noteIsNumber }, step) {
      const sign = find(`${id}-mark`)
      put(sign, marks[mark] ?? step)
      dress(sign, mark)
      put(find(`${id}-name`), name)
      const small = find(`${id}-note`)
      put(small, note)
      dress(small, noteIsNumber ? 'number' : '')
    },
  }
}

function dress(element: Element, className: string): void {
  if (element.className !== className) element.className = className
}

/** Setting the same text again would make a screen reader say it again. */
function put(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
