import { byId } from '../elements.ts'
import { languages } from './languages.ts'
import { type ShellWords, shellWords } from './shell-words.ts'

/** What SurveyCTO says in this language; in English where it does not speak it. */
export function wordsOf(language: string): ShellWords {
  return shellWords[languages.find((name) => name === language) ?? 'English']
}

/** Where a screen stands among all, as the language says it. */
export function describePlace({ place }: ShellWords, at: number, count: number): string {
  return place.replace('{at}', String(at)).replace('{count}', String(count))
}

/** Writes what stands around the form's screens, in its language and from its side. */
export function drawShell(words: ShellWords, isReadOnly: boolean): void {
  const device = byId('device', HTMLElement)
  device.lang = words.code
  device.dir = words.direction
  const texts: Readonly<Record<string, string>> = {
    'shell-title': words.survey,
    'shell-read-only': words.readOnly,
    'clear-answer': words.clear,
    'clear-question': words.clearQuestion,
    'clear-no': words.clearNo,
    'clear-yes': words.clearYes,
    // These arrows point the other way by themselves where a text runs from the right.
    back: `‹ ${words.back}`,
    next: `${words.next} ›`,
  }
  for (const [id, text] of Object.entries(texts)) byId(id, HTMLElement).textContent = text
  byId('shell-read-only', HTMLElement).hidden = !isReadOnly
}

/** SurveyCTO asks before it clears an answer; `clear` is called when the person says yes. */
export function connectClearing(clear: () => void): void {
  const dialog = byId('clear-dialog', HTMLElement)
  const opener = byId('clear-answer', HTMLButtonElement)
  const no = byId('clear-no', HTMLButtonElement)
  const close = () => {
    dialog.hidden = true
    opener.focus()
  }
  opener.addEventListener('click', () => {
    dialog.hidden = false
    no.focus()
  })
  no.addEventListener('click', close)
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
  byId('clear-yes', HTMLButtonElement).addEventListener('click', () => {
    close()
    clear()
  })
}
