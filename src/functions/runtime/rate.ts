import type { FunctionRuntime } from './runtime.ts'

/** How much of its minute a key has left, and when that was so. */
interface Left {
  turns: number
  at: number
}

// By what an instance shares between visits, which lives as long as the instance does.
const instances = new WeakMap<object, Map<string, Left>>()

/**
 * Takes one turn of those that a key has in a minute; false where none is left. Turns come back evenly. Each
 * instance counts for itself, and Twilio runs up to 30 at once, so a flood is thinned and not stopped.
 * https://www.twilio.com/docs/serverless/functions-assets/functions#limits
 */
export function takeTurn(
  { clock, done }: Pick<FunctionRuntime, 'clock' | 'done'>,
  name: string,
  perMinute: number,
): boolean {
  const known = instances.get(done) ?? new Map<string, Left>()
  instances.set(done, known)
  const now = clock.now()
  const { turns, at } = known.get(name) ?? { turns: perMinute, at: now }
  // A clock that is put back takes nothing away: a key would else be locked out for as long.
  const passed = Math.max(0, now - at)
  const grown = Math.min(perMinute, turns + (passed * perMinute) / 60_000)
  known.set(name, { turns: grown < 1 ? grown : grown - 1, at: now })
  return grown >= 1
}
