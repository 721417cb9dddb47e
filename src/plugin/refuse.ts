import { readAnswer } from '../stored/answer.ts'
import type { CheckedParameters } from './form/settings.ts'
import { setUpScreen } from './screen/screen.ts'
import { createView } from './screen/view.ts'
import type { Words } from './words/words.ts'
import type { Running, World } from './world.ts'

/** A field that can do nothing says why, and still shows what an earlier version of the form stored. */
export function refuse(
  { host, document }: World,
  words: Words,
  { problems, action }: Pick<CheckedParameters, 'problems' | 'action'>,
): Running {
  const view = createView(document, words, undefined)

  function show(answer: string): void {
    const stored = readAnswer(answer)
    view.draw(setUpScreen(words, problems, stored ? `${stored.status} ${stored.sid}` : '', action))
  }

  show(host.storedAnswer)
  return {
    clearAnswer() {
      host.setAnswer('')
      host.setMetadata('')
      show('')
    },
    setFocus() {},
    call() {},
    stop() {},
  }
}
