/**
 * What a case has become, in the letters of AAPOR's formulas: interview, partial interview, refusal and break-off,
 * non-contact, other non-interview, unknown whether there is a household, unknown otherwise, not eligible.
 * https://aapor.org/standards-and-ethics/standard-definitions/
 */
export const caseClasses = ['I', 'P', 'R', 'NC', 'O', 'UH', 'UO', 'NE'] as const
export type CaseClass = (typeof caseClasses)[number]

/** The first two figures of a code name its group in the Standard Definitions' table for telephone surveys. */
const groups: readonly (readonly [RegExp, CaseClass])[] = [
  [/^1\.1/, 'I'],
  [/^1\.2/, 'P'],
  [/^2\.1/, 'R'],
  [/^2\.2/, 'NC'],
  [/^2\.[39]/, 'O'],
  [/^3\.1/, 'UH'],
  [/^3\.[239]/, 'UO'],
  [/^4\.\d/, 'NE'],
]

/** The class of one of AAPOR's codes, such as `2.12`; undefined for what is none, such as a team's own code. */
export function classOfCode(code: string): CaseClass | undefined {
  if (!/^\d\.\d{1,3}[a-z]?$/.test(code)) return undefined
  return groups.find(([pattern]) => pattern.test(code))?.[1]
}

export function isCaseClass(value: unknown): value is CaseClass {
  return caseClasses.some((one) => one === value)
}
