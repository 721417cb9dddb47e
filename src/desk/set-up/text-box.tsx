import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** A labelled box with what it is for, and what is wrong with it. A screen reader says both with the box. */
export function TextBox({
  label,
  note,
  value,
  set,
  choices,
  keyboard = 'text',
  empty = '',
  children,
}: {
  readonly label: string
  readonly note?: string | undefined
  readonly value: string
  readonly set: (value: string) => void
  /** In the place of a box: these values and an empty one. */
  readonly choices?: readonly string[] | undefined
  /** Which one a phone shows. */
  readonly keyboard?: 'text' | 'tel' | 'url'
  /** What stands for the empty choice. */
  readonly empty?: string
  /** What is wrong. */
  readonly children?: ComponentChildren
}) {
  const id = useId()
  const about = { id, 'aria-describedby': `${id}-about` }
  return (
    <div class="text-box">
      <label for={id}>{label}</label>
      {choices ? (
        <select {...about} value={value} onChange={({ currentTarget }) => set(currentTarget.value)}>
          <option value="">{empty}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...about}
          inputMode={keyboard}
          value={value}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
      <div id={`${id}-about`} class="note">
        {note} {children}
      </div>
    </div>
  )
}
