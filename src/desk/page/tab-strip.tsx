import { useRef } from 'preact/hooks'

export interface Tab<Name extends string> {
  readonly name: Name
  readonly label: string
}

/** Tabs as a screen reader and a keyboard know them. https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function TabStrip<Name extends string>({
  tabs,
  chosen,
  choose,
}: {
  readonly tabs: readonly Tab<Name>[]
  readonly chosen: Name
  readonly choose: (name: Name) => void
}) {
  const strip = useRef<HTMLDivElement>(null)

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const at = tabs.findIndex(({ name }) => name === chosen)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    choose(next.name)
    strip.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus()
    event.preventDefault()
  }

  return (
    <div role="tablist" class="tabs" ref={strip} onKeyDown={move}>
      {tabs.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === chosen}
          aria-controls={`panel-${name}`}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => choose(name)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
