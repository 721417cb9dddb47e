import type { Notice } from '../../screen/drawing.ts'
import { create, createButton, replace, setText } from '../../screen/elements.ts'
import { noticeParts } from '../../screen/notice-box.ts'
import type { PanelWorld } from '../tab.ts'
import type { HistoryRow } from './rows.ts'

/** What is drawn of the history. All of it is plain text. */
export interface HistoryScreen {
  heading: string
  /** The respondent's number, where it may be shown. */
  number: string
  rows: readonly HistoryRow[]
  /** Said where there are no rows: why. */
  status: string
  notice: Notice | undefined
  /** The notice is about something that another request may mend. */
  canAskAgain: boolean
  more: 'none' | 'offered' | 'asking'
}

export interface HistoryView {
  readonly element: HTMLElement
  draw(screen: HistoryScreen): void
}

export function createHistoryView(
  { document, words }: Pick<PanelWorld, 'document' | 'words'>,
  taps: { again(): void; more(): void },
): HistoryView {
  const heading = create(document, 'div', { className: 'note' })
  const status = create(document, 'div', { role: 'status', className: 'history-status' })
  const list = create(document, 'ul', { className: 'rows history', tabindex: '-1' })
  const notice = create(document, 'div', { className: 'box', 'aria-live': 'polite' })
  const again = createButton(document, { text: words('tryAgain') }, taps.again)
  const more = createButton(document, { text: words('historyMore') }, taps.more)
  const element = create(document, 'div', {}, heading, status, list, notice, again, more)
  const drawn = new Map<Element, string>()

  /** Builds an element's content when it is another, so that a screen reader's place in it is not lost. */
  function whenChanged(parent: Element, what: unknown, build: () => ReadonlyArray<Node | string>): void {
    const text = JSON.stringify(what) ?? ''
    if (drawn.get(parent) === text) return
    drawn.set(parent, text)
    replace(parent, ...build())
  }

  function offer(button: HTMLButtonElement, isOffered: boolean): void {
    // The button goes, and the keyboard must stand somewhere.
    if (!isOffered && document.activeElement === button) list.focus()
    button.hidden = !isOffered
  }

  function headingParts({ heading: text, number }: HistoryScreen): Node[] {
    const shown = number ? [create(document, 'span', { className: 'number', text: number })] : []
    return [document.createTextNode(`${text} `), ...shown]
  }

  function rowOf({ isIncoming, mark, said, note }: HistoryRow): HTMLElement {
    const arrow = create(document, 'i', {
      className: mark,
      role: 'img',
      'aria-label': words(isIncoming ? 'historyIn' : 'historyOut'),
      text: isIncoming ? '\u2199' : '\u2197',
    })
    const lines = [create(document, 'b', { text: said }), create(document, 'span', { text: note })]
    return create(document, 'li', {}, arrow, create(document, 'div', {}, ...lines))
  }

  return {
    element,
    draw(screen) {
      const { rows, notice: shown } = screen
      whenChanged(heading, [screen.heading, screen.number], () => headingParts(screen))
      setText(status, screen.status)
      list.hidden = rows.length === 0
      whenChanged(list, rows, () => rows.map(rowOf))
      notice.hidden = shown === undefined
      notice.className = `box ${shown ? shown.tone : ''}`
      whenChanged(notice, shown, () => (shown ? noticeParts(document, words, shown) : []))
      offer(again, screen.canAskAgain)
      offer(more, screen.more !== 'none')
      more.setAttribute('aria-disabled', String(screen.more === 'asking'))
    },
  }
}
