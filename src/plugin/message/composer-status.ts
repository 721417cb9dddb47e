import type { Notice } from '../screen/drawing.ts'
import { create, replace, setText } from '../screen/elements.ts'
import { noticeParts } from '../screen/notice-box.ts'
import type { Words } from '../words/words.ts'
import type { SenderText } from './notices.ts'

/** How sending goes; a screen reader hears it when it changes. */
export function createSendingStatus(
  document: Document,
  words: Words,
): {
  element: HTMLElement
  draw(said: SenderText): void
} {
  const notice = create(document, 'div')
  const headline = create(document, 'div', { className: 'headline' })
  const detail = create(document, 'div', { className: 'note' })
  const element = create(document, 'div', { 'aria-live': 'polite', tabindex: '-1' }, notice, headline, detail)
  let drawn = ''

  /** A box drawn anew would be read again, and fold away what somebody has opened. */
  function drawNotice(said: Notice | undefined): void {
    notice.hidden = said === undefined
    const text = JSON.stringify(said) ?? ''
    if (text === drawn) return
    drawn = text
    notice.className = `box ${said?.tone ?? ''}`
    replace(notice, ...(said ? noticeParts(document, words, said) : []))
  }

  return {
    element,
    draw(said) {
      drawNotice(said.notice)
      setText(headline, said.headline)
      setText(detail, said.detail)
    },
  }
}
