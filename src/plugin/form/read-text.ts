/** A parameter's text, trimmed; '' when absent, which is undefined, null or empty, depending on the host. */
export function readText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}

/** Undefined for what is neither yes nor no. */
export function readFlagText(given: string): boolean | undefined {
  const text = given.toLowerCase()
  if (['1', 'true', 'yes', 'on'].includes(text)) return true
  if (['0', 'false', 'no', 'off'].includes(text)) return false
  return undefined
}
