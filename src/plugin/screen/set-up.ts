import type { Problem } from '../form/settings.ts'
import { say, type Words } from '../words/words.ts'
import type { SetUpBox } from './drawing.ts'

/** All that is wrong with the form at once: to the enumerator what they can do, to the form designer each parameter. */
export function setUpBox(words: Words, problems: readonly Problem[]): SetUpBox | undefined {
  if (problems.length === 0) return undefined
  const told = problems.map((problem) => tellEnumerator(problem, words))
  return {
    blocks: problems.some(({ blocks }) => blocks),
    // Of ten parameters that are missing the enumerator hears once.
    told: told.filter(
      (line, at) =>
        line.text !== '' && told.findIndex((one) => JSON.stringify(one) === JSON.stringify(line)) === at,
    ),
    designer: problems
      .filter(({ parameter }) => parameter !== '')
      .map(({ parameter, said }) => ({ parameter, text: say(words, said) })),
  }
}

/** What is only odd is nothing to tell while there is something to tap. */
function tellEnumerator(
  { parameter, said, blocks, number }: Problem,
  words: Words,
): SetUpBox['told'][number] {
  const line = { who: '', number: '', text: '' }
  if (number) {
    const { whose, written, why } = number
    const who = typeof whose === 'string' ? whose : say(words, whose)
    return { who, number: written, text: `${say(words, why)} ${words('goBack')}` }
  }
  if (!blocks) return line
  if (!parameter) return { ...line, text: say(words, said) }
  return { ...line, who: words('tellSupervisor'), text: words('setUpWrong') }
}
