import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { type PackedLanguages, pack } from '../../../src/plugin/words/packed.ts'
import type { World } from '../world/open-field.ts'
import { englishTables } from './english-tables.ts'
import { packedLanguages } from './packed-languages.ts'

/** A text as a language gives it that marks every word it brings, and none of the values it takes. */
export function mark(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((piece) => (piece === '' || piece.startsWith('{') ? piece : `\u27e6${piece}\u27e7`))
    .join('')
}

function markAll<Table extends Readonly<Record<string, string>>>(table: Table): Table {
  return Object.assign(
    { ...table },
    Object.fromEntries(Object.entries(table).map(([key, text]) => [key, mark(text)])),
  )
}

const marked = {
  core: markAll(englishTables.core),
  dispositions: markAll(englishTables.dispositions),
  designer: markAll(englishTables.designer),
  recording: markAll(englishTables.recording),
  check: markAll(englishTables.check),
  // No device knows how this one says a duration, so that the table has to.
  panel: { ...markAll(englishTables.panel), locale: 'xx' },
}

const packedMarked = pack(marked, Object.keys(allEnglish))

/** Attributes that are read out or shown; the rest of ARIA's hold ids and states. */
export const wordAttributes = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'aria-placeholder',
  'alt',
  'title',
  'placeholder',
] as const

/** The languages, with one that marks its words in place of French. */
export const markedLanguages: PackedLanguages = (code) =>
  code === 'fr' ? packedMarked : packedLanguages(code)

/** What is not the plug-in's own words: the form's texts, a parameter's name, Twilio’s statuses, what is not to be read. */
const foreign = '.label, .hint, code, script, style, textarea, .sid, #statuses, .message-body, .sent-text'

/**
 * Collects all that stands on the screen, ever, without coming from the language's tables.
 * @param values of the form, of Twilio and of people: they stand as they are
 */
export function watchWords(
  { field }: Pick<World, 'field'>,
  values: readonly string[] = [],
): ReadonlySet<string> {
  const { document } = field
  const found = new Set<string>()
  const look = () => {
    for (const text of textsOf(document)) {
      const bare = values.reduce(
        (rest, value) => rest.split(value).join(''),
        text.replace(/\u27e6[^\u27e7]*\u27e7/g, ''),
      )
      if (/\p{L}/u.test(bare)) found.add(text)
    }
  }
  const view = document.defaultView
  if (!view) throw new Error('The page has no window.')
  new view.MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  look()
  return found
}

function textsOf(document: Document): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, 4)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest(foreign)) texts.push(node.textContent ?? '')
  }
  for (const name of wordAttributes) {
    for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? '')
  }
  return texts
}
