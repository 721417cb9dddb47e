/** A list that may be long: it scrolls by the keys too, and can be copied. */
export function Lines({ label, lines }: { readonly label: string; readonly lines: readonly string[] }) {
  return (
    <label class="lines">
      {label}
      <textarea
        readOnly
        wrap="off"
        rows={Math.min(10, Math.max(3, lines.length + 1))}
        value={lines.join('\n')}
      />
    </label>
  )
}
