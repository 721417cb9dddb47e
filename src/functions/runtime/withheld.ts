/**
 * What stands in `From` where a caller has shown no number: these words, in capitals or not, and spelt on the keys of a
 * telephone (266696687 is ANONYMOUS), since some networks let nothing but digits through. With the `+` that Twilio puts
 * in front these look like numbers, and are none that anybody could have.
 */
const words = ['anonymous', 'restricted', 'blocked', 'unknown', 'unavailable']

const keys = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz']

function onKeys(word: string): string {
  return [...word].map((letter) => keys.findIndex((key) => key.includes(letter)) + 2).join('')
}

/** UNKNOWN as networks really send it: its letters are 8656696. */
const misspelt = '8566696'

const withheld = new Set(['', ...words, ...words.map(onKeys), misspelt])

/**
 * Who calls or writes: the number or address in `From`, and '' for somebody who has shown none. Nobody can be called
 * back, written to, greeted or looked up by what stands there then.
 */
export function personIn(from: string): string {
  const [plain = ''] = from
    .trim()
    .replace(/^(sips?|client|tel):/i, '')
    .split('@')
  return withheld.has(plain.replace(/^\+/, '').toLowerCase()) ? '' : from
}
