/** The name that was most likely meant, for "did you mean": the one most like it by pairs of letters. */
export function closestName(given: string, names: readonly string[]): string {
  let closest = ''
  for (const name of names)
    if (closest === '' || likeness(given, name) > likeness(given, closest)) closest = name
  return closest
}

/** The share of letter pairs that two words have in common, from 0 to 1 (Dice's coefficient). */
function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)]
  return (2 * first.filter((pair) => second.includes(pair)).length) / (first.length + second.length)
}

function pairsOf(word: string): string[] {
  const letters = word.toLowerCase().split('')
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''))
}
