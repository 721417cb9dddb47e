import { createDrawing } from '../draw.ts'
import type { Deletion } from '../drawing.ts'
import { create, createButton, replace } from '../elements.ts'

/**
 * Draws the button that deletes the recording; a tap on it asks, in its place, and only a second one deletes. What it
 * asks begins where the button was, so that a double tap hits nothing.
 */
export function createDeletionView(
  document: Document,
  onDelete: () => void,
): (deletion: Deletion | undefined) => void {
  const { whenChanged } = createDrawing(document)
  let latest: Deletion | undefined
  let isAsking = false

  function draw(): void {
    whenChanged('deletion', [latest, isAsking], (area) => {
      area.hidden = latest === undefined
      replace(area, ...(latest ? [isAsking ? question(latest) : button(latest)] : []))
    })
  }

  function button({ button: { text, enabled } }: Deletion): HTMLElement {
    const disabled = enabled ? {} : { disabled: '' }
    return createButton(document, { id: 'recording-delete', className: 'quiet', text, ...disabled }, () => {
      ask(true)
      document.getElementById('recording-keep')?.focus()
    })
  }

  function question({ question: text, yes, no }: Deletion): HTMLElement {
    const goBack = () => {
      ask(false)
      document.getElementById('recording-delete')?.focus()
    }
    const keep = createButton(document, { id: 'recording-keep', text: no }, goBack)
    const remove = createButton(document, { id: 'recording-remove', className: 'remove', text: yes }, () => {
      isAsking = false
      onDelete()
      draw()
    })
    const box = create(
      document,
      'div',
      { className: 'box warn', role: 'group', 'aria-labelledby': 'recording-question' },
      create(document, 'span', { id: 'recording-question', text }),
      create(document, 'div', { className: 'pair' }, keep, remove),
    )
    box.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') goBack()
    })
    return box
  }

  function ask(asking: boolean): void {
    isAsking = asking
    draw()
  }

  return (deletion) => {
    // What goes on meanwhile answers the question.
    if (!deletion?.button.enabled) isAsking = false
    latest = deletion
    draw()
  }
}
