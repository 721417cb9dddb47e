import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'

/** Sets up a team's list of those who want no calls, with these numbers on it, and answers the service's SID. */
export function keepList({ sync }: StandInTwilio, numbers: readonly string[]): string {
  const [known] = sync.services.keys()
  if (known !== undefined) return known
  const { sid } = sync.addService('twilio-call')
  const map = sync.addMap(sid, 'do-not-call')
  for (const number of numbers) sync.setItem(map, number, { by: 'the team' })
  return sid
}

/** Who is on it, with what is kept of each. */
export function listOf({ sync }: StandInTwilio): Record<string, unknown> {
  const [sid = ''] = sync.services.keys()
  const items = sync.findMap(sid, 'do-not-call')?.items ?? new Map()
  return Object.fromEntries([...items.values()].map(({ key, data }) => [key, data]))
}

/** Takes somebody off it, as a supervisor does. */
export function takeOff({ sync }: StandInTwilio, number: string): void {
  const [sid = ''] = sync.services.keys()
  const map = sync.findMap(sid, 'do-not-call')
  if (map) sync.removeItem(map, number)
}
