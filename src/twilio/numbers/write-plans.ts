import type { MetadataJson } from 'libphonenumber-js/core'

/** Where a country's plan has what is left out, and its ways to group digits. */
const [idd, formats, types] = [1, 4, 11]
/** Where such a way has what its first digits are, the last being the whole of it, and how it is written at home. */
const [firstDigits, homeRule, homeOptional] = [2, 3, 4]

/**
 * plans.ts: the library's numbering plans without what nothing here asks for, a quarter of their bytes. That is how
 * numbers are dialled abroad, how they are grouped at home, the kinds of numbers, which only tell apart countries that
 * share a code, and of the first digits all steps but the last, which the library alone looks at.
 * https://github.com/catamphetamine/libphonenumber-js#customizing-metadata
 */
export function writePlans({
  version,
  country_calling_codes,
  countries,
  nonGeographic,
}: MetadataJson): string {
  const plansOf = (all: Readonly<Record<string, unknown>>) =>
    Object.entries(all).map(([name, plan]) => `${JSON.stringify(name)}:${JSON.stringify(lighter(plan))}`)
  return [
    '// Made by npm run build from libphonenumber-js; see write-plans.ts.',
    "import type { MetadataJson } from 'libphonenumber-js/core'",
    '',
    `export const plans: MetadataJson = {version:${version},country_calling_codes:${JSON.stringify(country_calling_codes)},`,
    `countries:{${plansOf(countries).join(',\n')}},`,
    `nonGeographic:{${plansOf(nonGeographic ?? {}).join(',\n')}}}`,
    '',
  ].join('\n')
}

function lighter(plan: unknown): unknown[] {
  const kept = without(listOf(plan), idd, types)
  kept[formats] = listOf(kept[formats]).map((format) => {
    const one = without(listOf(format), homeRule, homeOptional)
    one[firstDigits] = listOf(one[firstDigits]).slice(-1)
    return shorter(one)
  })
  return shorter(kept)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? [...value] : []
}

function without(list: readonly unknown[], ...places: readonly number[]): unknown[] {
  return list.map((value, place) => (places.includes(place) ? 0 : value))
}

/** What is empty at the end need not be there. */
function shorter(list: readonly unknown[]): unknown[] {
  const isEmpty = (value: unknown) => !value || (Array.isArray(value) && value.length === 0)
  let length = list.length
  while (length > 0 && isEmpty(list[length - 1])) length -= 1
  return list.slice(0, length)
}
