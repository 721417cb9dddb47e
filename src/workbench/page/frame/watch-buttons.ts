import type { Offered } from './frame-messages.ts'

/** Tells what there is to tap in the field, whenever that has changed. Runs inside the field's frame. */
export function watchButtons(document: Document, tell: (offered: Offered) => void): void {
  let told = ''
  const look = () => {
    const offered = { next: textOf(document, 'button.primary'), hangUp: textOf(document, '#hang-up') }
    const text = JSON.stringify(offered)
    if (text === told) return
    told = text
    tell(offered)
  }
  new MutationObserver(look).observe(document, {
    attributeFilter: ['hidden', 'disabled', 'class'],
    childList: true,
    characterData: true,
    subtree: true,
  })
}

/** '' where there is no such button, or none to be tapped. */
function textOf(document: Document, selector: string): string {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(selector)]
  return buttons.find((button) => !button.disabled && !button.closest('[hidden]'))?.textContent ?? ''
}
