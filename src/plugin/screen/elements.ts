/** What an element begins with: its class, its text, and any attributes by their names in HTML. */
export interface Looks {
  className?: string
  /** Goes in as text, whatever it holds. */
  text?: string
  /** Attributes, such as `role` or `aria-label`. */
  [attribute: string]: string | undefined
}

/** Makes an element. Its children stand after its text. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  { className, text, ...attributes }: Looks = {},
  ...children: ReadonlyArray<Node | string>
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  for (const name of Object.keys(attributes)) {
    const value = attributes[name]
    if (value !== undefined) element.setAttribute(name, value)
  }
  append(element, children)
  return element
}

/** A button that does nothing but call `onTap`. */
export function createButton(document: Document, looks: Looks, onTap: () => void): HTMLButtonElement {
  const button = create(document, 'button', { type: 'button', ...looks })
  button.addEventListener('click', onTap)
  return button
}

/**
 * One of several to choose from, in a label of its own.
 * @param id the group's name, a dash, and what no other of the group has: two may have the same label
 */
export function createRadio(
  document: Document,
  id: string,
  { text, isNumber, chosen }: { text: string; isNumber: boolean; chosen: boolean },
  onChoose: () => void,
): HTMLElement {
  const input = create(document, 'input', { type: 'radio', name: id.slice(0, id.indexOf('-')), id })
  input.checked = chosen
  input.addEventListener('change', onChoose)
  const looks = isNumber ? { className: 'number', text } : { dir: 'auto', text }
  return create(document, 'label', {}, input, create(document, 'span', looks))
}

/** Of buttons that are one stop of the keyboard, the one it stops at. */
export function setTabStop(buttons: readonly HTMLButtonElement[], stop: HTMLButtonElement | undefined): void {
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1
}

/** Puts what only later screens need, which the browser has passed over until now, where it belongs. */
export function bringIn(area: HTMLElement): void {
  for (const template of [...area.querySelectorAll('template')]) template.replaceWith(template.content)
}

/** A further style sheet for the page. */
export function addStyle(document: Document, css: string): void {
  document.head.appendChild(create(document, 'style', { text: css }))
}

/** Takes away what an element holds and puts other children there. */
export function replace(parent: Element, ...children: ReadonlyArray<Node | string>): void {
  while (parent.lastChild) parent.removeChild(parent.lastChild)
  append(parent, children)
}

/** Shows a text, or nothing where it is empty. Setting the same text again would make a screen reader repeat it. */
export function setText(element: HTMLElement, text: string): void {
  element.hidden = text === ''
  if (element.textContent !== text) element.textContent = text
}

function append(parent: Element, children: ReadonlyArray<Node | string>): void {
  const { ownerDocument } = parent
  for (const child of children) {
    parent.appendChild(typeof child === 'string' ? ownerDocument.createTextNode(child) : child)
  }
}
