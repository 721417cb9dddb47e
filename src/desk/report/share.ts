/** How many of some calls something is true of. What is not known is in neither part, and is said beside it. */
export interface Share {
  readonly yes: number
  readonly no: number
  readonly unknown: number
}

export function shareOf(answers: readonly (boolean | undefined)[]): Share {
  const count = (answer: boolean | undefined) => answers.filter((one) => one === answer).length
  return { yes: count(true), no: count(false), unknown: count(undefined) }
}

/** 0 to 1; undefined where nothing is known. */
export function rateOf({ yes, no }: Share): number | undefined {
  return ratio(yes, yes + no)
}

/** Undefined where there is nothing to divide by: that is not 0. */
export function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
