/** An element that page.html must have; a missing one is a mistake in the page, found at the start. */
export function byId<E extends HTMLElement>(id: string, kind: new () => E): E {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`page.html has no ${kind.name} with the id ${id}`)
  return element
}

/** A new element. Children that are text stay text, whatever they hold. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** A button that does `task` when tapped. */
export function makeButton(
  text: string,
  attributes: Readonly<Record<string, string>>,
  task: () => void,
): HTMLButtonElement {
  const button = make('button', { type: 'button', ...attributes }, text)
  button.addEventListener('click', task)
  return button
}

/** A box with what it sets above it and a few words of help below. The box must have an id. */
export function makeField(
  name: readonly (Node | string)[],
  box: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement,
  help: string,
): HTMLElement {
  const words = make('small', { id: `${box.id}-help` }, help)
  box.setAttribute('aria-describedby', words.id)
  return make('div', { class: 'field' }, make('label', { for: box.id }, ...name), box, words)
}

/** Fills a select with `[value, text]` pairs. */
export function fillSelect(select: HTMLSelectElement, choices: readonly (readonly [string, string])[]): void {
  select.replaceChildren(...choices.map(([value, text]) => make('option', { value }, text)))
}
