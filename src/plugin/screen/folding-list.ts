import { createDrawing } from './draw.ts'
import { create, createRadio, replace } from './elements.ts'

/** One of those to choose from. */
export interface FoldingRow {
  /** The group's name, a dash, and what no other of the group has. */
  id: string
  text: string
  isNumber: boolean
  chosen: boolean
}

export interface FoldingList {
  legend: string
  rows: readonly FoldingRow[]
  /** The rows stand behind one button, which opens them. */
  folds: boolean
  /** Stands on the button above what is chosen, or alone. */
  caption?: string
}

/**
 * Draws a list to choose from onto a fieldset of template.html, and the button that it folds into. The list is rebuilt
 * only when it changes. A tap chooses and folds it; the arrow keys choose on their way through it, and Enter folds it.
 * @param onChoose gets the row's position, from 0; without it nothing can be chosen
 */
export function createFoldingList(
  document: Document,
  ids: Readonly<{ list: string; button: string }>,
  onChoose: ((position: number) => void) | undefined,
): (drawn: FoldingList) => void {
  const { find, whenChanged } = createDrawing(document)
  const list = find(ids.list)
  const button = find(ids.button)
  let latest: FoldingList = { legend: '', rows: [], folds: false }
  let isUnfolded = false
  let byArrow = false

  function draw(drawn: FoldingList): void {
    latest = drawn
    const { rows, folds } = drawn
    isUnfolded = isUnfolded && folds
    button.hidden = !folds
    button.setAttribute('aria-expanded', String(isUnfolded))
    drawButton(drawn)
    whenChanged(ids.list, drawn, () => {
      const labels = rows.map(({ id, ...row }, position) =>
        createRadio(document, id, row, () => onChoose?.(position)),
      )
      replace(list, create(document, 'legend', { text: drawn.legend }), ...labels)
    })
    list.hidden = rows.length === 0 || (folds && !isUnfolded)
  }

  function drawButton({ legend, caption, rows }: FoldingList): void {
    const chosen = rows.find((row) => row.chosen)
    button.className = chosen?.isNumber ? 'fold number' : 'fold'
    whenChanged(ids.button, [legend, caption, chosen?.text], () => {
      const small = caption && chosen ? [create(document, 'small', { text: caption }), ' '] : []
      replace(button, ...small, chosen ? chosen.text : (caption ?? legend))
    })
  }

  function unfold(open: boolean): void {
    isUnfolded = open
    draw(latest)
  }

  function fold(): void {
    const hadKeyboard = !list.hidden || document.activeElement === document.body
    unfold(false)
    if (latest.folds && hadKeyboard) button.focus()
  }

  if (onChoose) {
    list.addEventListener('keydown', ({ key }) => {
      byArrow = key.startsWith('Arrow')
      // What it chooses may be what makes the list fold.
      if (byArrow) isUnfolded = true
      else if ((key === 'Enter' || key === 'Escape') && isUnfolded) fold()
    })
    list.addEventListener('pointerdown', () => {
      byArrow = false
    })
    list.addEventListener('change', () => {
      if (!byArrow) fold()
    })
    button.addEventListener('click', () => unfold(!isUnfolded))
  }
  return draw
}
