import type { RecordingAction } from '../call/recording/recorder.ts'
import type { RecordingBox } from './drawing.ts'
import { keepKeyboard } from './keyboard.ts'

/** Draws the box onto its elements in template.html; without a box it is hidden. */
export function createRecordingView(
  document: Document,
  onTap: (action: RecordingAction) => void,
): (box: RecordingBox | undefined) => void {
  let drawn = ''
  let drawnButtons: HTMLElement[] = []
  const keepFocus = keepKeyboard(document, isRecordingButton, ({ id }) =>
    find('recording').hidden
      ? [find('update')]
      : [...drawnButtons.filter((button) => button.id === id), ...drawnButtons],
  )

  function find(id: string): HTMLElement {
    const found = document.getElementById(id)
    if (!found) throw new Error(`template.html has no element #${id}.`)
    return found
  }

  function setText(id: string, text: string): void {
    const element = find(id)
    // Setting the same text again would make a screen reader say it again.
    if (element.textContent !== text) element.textContent = text
  }

  function createButton({ action, text, enabled }: RecordingBox['buttons'][number]): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.id = `recording-${action}`
    button.textContent = text
    button.disabled = !enabled
    if (action === 'start') button.className = 'start'
    button.addEventListener('click', () => onTap(action))
    return button
  }

  /** Rebuilds only what changed. */
  function drawButtons(buttons: RecordingBox['buttons']): void {
    const text = JSON.stringify(buttons)
    if (text === drawn) return
    drawn = text
    const parent = find('recording-buttons')
    parent.textContent = ''
    drawnButtons = buttons.map(createButton)
    for (const button of drawnButtons) parent.appendChild(button)
  }

  return (box) => {
    find('recording').hidden = box === undefined
    if (box) draw(box)
    keepFocus()
  }

  function draw(box: RecordingBox): void {
    setText('recording-title', box.title)
    setText('recording-text', box.text)
    find('recording-text').className = box.live ? 'live' : box.failed ? 'failed' : ''
    drawButtons(box.buttons)
  }
}

function isRecordingButton({ id }: Element): boolean {
  return id.startsWith('recording-')
}
