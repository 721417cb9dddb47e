import type { CheckedParameters } from './form/settings.ts'
import type { Parts } from './parts.ts'
import { refuse } from './refuse.ts'
import { runLater } from './run-later.ts'
import { setUpScreen } from './screen/screen.ts'
import { createView } from './screen/view.ts'
import type { Running, World } from './start.ts'
import type { Words } from './words/words.ts'

/** Shows an empty field at once, and opens it when the part is there without which it can do nothing. */
export function openLater<Name extends keyof Parts>(
  world: World,
  words: Words,
  { problems, action }: Pick<CheckedParameters, 'problems' | 'action'>,
  name: Name,
  open: (part: Parts[Name]) => Running,
): Running {
  async function load(): Promise<() => Running> {
    const part = await world.loadPart(name)
    if (part) return () => open(part)
    const missing = { parameter: '', said: { key: 'partMissing' }, blocks: true } as const
    return () => refuse(world, words, { problems: [...problems, missing], action })
  }

  createView(world.document, words, undefined).draw(setUpScreen(words, problems, '', action))
  return runLater(load())
}
