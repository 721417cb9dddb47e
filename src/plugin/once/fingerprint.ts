/**
 * A salted, deliberately short fingerprint of a phone number: 20 bits. It tells one respondent's number from
 * the next (a wrong match once in a million), yet about a thousand numbers of any country share each value,
 * so trying all numbers does not give the number back.
 */
export function fingerprint(salt: string, number: string): string {
  // FNV-1a, 32 bits, folded to 20: http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5
  for (const character of `${salt}:${number}`) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  const folded = ((hash >>> 20) ^ hash) & 0xfffff
  return folded.toString(16).padStart(5, '0')
}

/** Eight hexadecimal digits. */
export function createSalt(random: () => number): string {
  const word = Math.floor(random() * 0x1_0000_0000)
  return word.toString(16).padStart(8, '0')
}
