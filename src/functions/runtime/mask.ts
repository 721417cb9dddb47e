/**
 * A text without whole numbers: every phone number keeps its last three digits, every secret goes.
 * For the log, which more people read than may know whom the survey calls.
 */
export function maskText(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) if (secret !== '') clean = clean.split(secret).join('***')
  return clean.replace(/(?:\+|%2B|(?<!\w))\d[\d\s().-]{4,}\d/gi, (number) => maskNumber(number))
}

/** `…123`: enough to tell two people of a team apart, too little to call. */
export function maskNumber(number: string): string {
  return `…${number.replace(/\D/g, '').slice(-3)}`
}
