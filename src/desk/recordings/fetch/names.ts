import type { Candidate } from '../choose/choice.ts'

/** Windows takes paths of 260 characters; the SIDs take 72 of them. */
const longest = { key: 80, field: 40 }

/** `KEY__field-n__CA…__RE….wav`: n is which of the field's calls. The SIDs make it a name of its own. */
export function nameOf({ interview, call, nth }: Candidate, { sid }: { readonly sid: string }): string {
  const key = safe(interview.key).slice(0, longest.key)
  const field = safe(call.field).slice(0, longest.field)
  return `${key}__${field}-${nth}__${safe(call.sid)}__${safe(sid)}.wav`
}

/** The recording whose sound a file says to be, whatever else stands in its name. */
export function recordingSidIn(name: string): string | undefined {
  return /RE[0-9a-f]{32}/i.exec(name)?.[0]
}

/** A KEY is `uuid:…/calls[2]`: neither the colon nor the slash can stand in a file's name. */
function safe(text: string): string {
  return text.replace(/[^A-Za-z0-9.-]+/g, '_').replace(/^[._]+|[._]+$/g, '') || 'none'
}
