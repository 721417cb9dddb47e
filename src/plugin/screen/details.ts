import { createDrawing } from './draw.ts'
import type { Button, Screen } from './drawing.ts'
import { create, replace } from './elements.ts'

/** Draws the line that opens what is folded away, and what that is, onto template.html. It is folded at first. */
export function createDetails(
  document: Document,
): (details: Screen['details'], update: Button | undefined) => void {
  const { find, whenChanged, drawText, drawButton } = createDrawing(document)
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
    // Names and Twilio's words may be written another way than the language: each stays a whole of its own.
    const isolated = (text: string) => create(document, 'bdi', { text })
    const lines = details ? details.statuses : []
    whenChanged('statuses', lines, (element) => {
      element.hidden = lines.length === 0
      replace(
        element,
        ...lines.map(([whose, status]) =>
          create(document, 'div', {}, isolated(whose), ': ', isolated(status)),
        ),
      )
    })
    drawButton('update-folded', update)
    draw()
  }
}
