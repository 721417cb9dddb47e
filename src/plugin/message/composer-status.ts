import { create, setText } from '../screen/elements.ts'
import type { SenderText } from './notices.ts'

/** How sending goes; a screen reader hears it when it changes. */
export function createSendingStatus(document: Document): {
  element: HTMLElement
  draw(said: SenderText): void
} {
  const title = create(document, 'strong')
  const text = create(document, 'span')
  const code = create(document, 'small')
  const notice = create(document, 'div', {}, title, ' ', text, ' ', code)
  const headline = create(document, 'div', { className: 'headline' })
  const detail = create(document, 'div', { className: 'note' })
  const element = create(document, 'div', { 'aria-live': 'polite', tabindex: '-1' }, notice, headline, detail)
  return {
    element,
    draw(said) {
      notice.hidden = said.notice === undefined
      notice.className = `box ${said.notice?.tone ?? ''}`
      setText(title, said.notice?.title ?? '')
      setText(text, said.notice?.text ?? '')
      setText(code, said.notice?.code ?? '')
      setText(headline, said.headline)
      setText(detail, said.detail)
    },
  }
}
