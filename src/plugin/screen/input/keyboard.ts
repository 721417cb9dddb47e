/**
 * Keeps the keyboard where buttons come and go: what has the focus may be hidden or disabled by the tap on it, and
 * the browser then throws the keyboard back to the top of the page.
 * @param isOurs whether it is looked after here
 * @param places where it goes on if it cannot stay, the best first: a key that is still down should do no harm there
 * @returns to be called after each drawing
 */
export function keepKeyboard(
  document: Document,
  isOurs: (element: Element) => boolean,
  places: (held: Element) => ReadonlyArray<HTMLElement | null>,
): () => void {
  let held: Element | null
  let isLost: boolean
  const hold = () => {
    const { activeElement } = document
    held = activeElement && isOurs(activeElement) ? activeElement : null
    isLost = false
  }
  // SurveyCTO may have put the keyboard there before.
  hold()
  document.addEventListener('focusin', hold)
  return () => {
    const { activeElement, body } = document
    isLost = isLost || !isUsable(held)
    // What is written in another field's frame must not lose the keyboard to this one.
    if (!held || !isLost || (activeElement !== held && activeElement !== body) || !document.hasFocus()) return
    places(held).find(isUsable)?.focus()
  }
}

function isUsable(element: Element | null): boolean {
  return element?.isConnected === true && !element.closest('[hidden],[disabled]')
}
