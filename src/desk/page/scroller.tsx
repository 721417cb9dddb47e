import type { ComponentChildren } from 'preact'

/** What may be wider than the page scrolls by itself, with a keyboard too. */
export function Scroller({
  name,
  children,
}: {
  readonly name: string
  readonly children: ComponentChildren
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with a keyboard
    <div class="scroll" role="group" aria-label={name} tabIndex={0}>
      {children}
    </div>
  )
}
