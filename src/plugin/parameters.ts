/** Every parameter a form designer may write. Two spellings of one parameter stand side by side. */
export const parameterNames = [
  'from_number',
  'to_number',
  'twilio_number',
  'account_sid',
  'accountSID',
  'auth_token',
  'api_key',
  'api_secret',
  'record',
  'display_number',
  'to_label',
  'ring_seconds',
  'max_minutes',
  'whisper',
  'attempts',
  'dispositions',
  'details',
] as const

export type ParameterName = (typeof parameterNames)[number]

/** The known parameter that was most likely meant, for "did you mean". */
export function closestParameter(given: string): ParameterName {
  const wanted = given.toLowerCase()
  let closest: ParameterName = parameterNames[0]
  for (const name of parameterNames) {
    if (editDistance(wanted, name.toLowerCase()) < editDistance(wanted, closest.toLowerCase())) closest = name
  }
  return closest
}

/** How many letters must be added, dropped or changed to make one word of the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const above = row
    row = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
  }
  return row[other.length] ?? 0
}
