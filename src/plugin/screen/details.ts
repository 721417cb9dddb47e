import { createDrawing } from './draw.ts'
import type { Button, Screen } from './drawing.ts'

/** Draws the line that opens what is folded away, and what that is, onto template.html. It is folded at first. */
export function createDetails(
  document: Document,
): (details: Screen['details'], update: Button | undefined) => void {
  const { find, drawText, drawButton } = createDrawing(document)
  const line = find('details-line')
  const folded = find('details')
  let isOpen = false

  function draw(): void {
    line.setAttribute('aria-expanded', String(isOpen))
    folded.hidden = !isOpen || line.hidden
  }

  line.addEventListener('click', () => {
    isOpen = !isOpen
    draw()
  })
  return (details, update) => {
    drawText('details-line', details ? details.line : '')
    drawText('sid', details ? details.sid : '')
    drawText('statuses', details ? details.statuses.join(' · ') : '')
    drawButton('update-folded', update)
    draw()
  }
}
