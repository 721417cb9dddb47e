/** What stands for `{name}`. */
export type Values = Readonly<Record<string, string>>

/** A form's own text may name anything, and every object has a `constructor` that nobody put there. */
function givenValue(values: Values, name: string): string | undefined {
  return Object.keys(values).includes(name) ? values[name] : undefined
}

/**
 * Gives a text of the table with its values in place; '' for a text that there is not.
 * @param isolates keeps numbers and names, which may be written the other way, from mixing with the text
 */
export function createWords(
  table: Readonly<Record<string, string | undefined>>,
  isolates = false,
): (key: string, values?: Values) => string {
  const fill = (whole: string, value: string | undefined) =>
    value === undefined ? whole : isolates ? `\u2068${value}\u2069` : value
  return (key, values = {}) =>
    (table[key] || '').replace(/\{(\w+)\}/g, (whole, name: string) => fill(whole, givenValue(values, name)))
}
