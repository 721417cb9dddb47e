import type { RecordingAction } from '../../call/recording/recorder.ts'
import { createDrawing } from '../draw.ts'
import type { RecordingBox } from '../drawing.ts'
import { createButton, replace } from '../elements.ts'
import { keepKeyboard } from '../input/keyboard.ts'
import { createDeletionView } from './deletion-view.ts'

/** Draws the box onto its elements in template.html; without a box it is hidden. */
export function createRecordingView(
  document: Document,
  onTap: (action: RecordingAction) => void,
): (box: RecordingBox | undefined) => void {
  const { find, whenChanged, drawText, drawButton } = createDrawing(document)
  const drawDeletion = createDeletionView(document, () => onTap('delete'))
  let drawnButtons: HTMLElement[] = []
  // What can be tapped again in a moment is waited for.
  const keepFocus = keepKeyboard(document, isRecordingButton, ({ id }) =>
    find('recording').hidden || drawnButtons.length === 0
      ? [find('update'), find('details-line')]
      : [...drawnButtons.filter((button) => button.id === id), ...drawnButtons],
  )

  function drawButtons(buttons: RecordingBox['buttons']): void {
    whenChanged('recording-buttons', buttons, (parent) => {
      drawnButtons = buttons.map(({ action }) =>
        createButton(
          document,
          { id: `recording-${action}`, ...(action === 'start' ? { className: 'start' } : {}) },
          () => onTap(action),
        ),
      )
      replace(parent, ...drawnButtons)
      for (const { action, ...button } of buttons) drawButton(`recording-${action}`, button)
    })
  }

  return (box) => {
    find('recording').hidden = box === undefined
    if (box) {
      drawText('recording-title', box.title)
      drawText('recording-text', box.text)
      find('recording-text').className = box.live ? 'live' : box.failed ? 'failed' : ''
      drawButtons(box.buttons)
    }
    drawDeletion(box?.deletion)
    keepFocus()
  }
}

function isRecordingButton({ id }: Element): boolean {
  return id.startsWith('recording-')
}
