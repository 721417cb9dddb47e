import type { Host } from './form/host.ts'
import { type PlainField, readPlainField } from './plain-field.ts'
import { noteBefore, peopleBefore } from './screen/before-call.ts'
import { createDrawing } from './screen/draw.ts'
import { createWords } from './words/create-words.ts'
import { englishFirst } from './words/english/first-words.ts'
import { isRightToLeft, type LanguageCode, languageNamed } from './words/language-names.ts'
import { firstOf, type PackedLanguages, unpack } from './words/packed.ts'
import { setLanguage } from './words/set-language.ts'
import type { Running } from './world.ts'

/** What script.js begins with. */
export interface Beginning {
  host: Host
  document: Document
  languages: PackedLanguages
}

/** The field before the rest of script.js has run. */
export interface FirstField extends Pick<Running, 'clearAnswer' | 'setFocus'> {
  readonly beginning: Beginning
  /** Runs the rest: when what is drawn is on the screen, or at once where nothing is. */
  go(runRest: () => void): void
  /** The rest has run: what was asked for meanwhile is passed on. */
  handOver(running: Running): void
}

/**
 * Draws a plain field and takes its tap before the rest of script.js is even compiled, which on a cheap phone is the
 * longer part. Any other field waits for the rest.
 * @param afterPaint calls back when what is drawn is on the screen
 */
export function openFirst(beginning: Beginning, afterPaint: (then: () => void) => void): FirstField {
  const { host, document, languages } = beginning
  const { find, drawText, drawButton, drawPerson } = createDrawing(document)
  const plain = readPlainField(host)
  const button = find('call')
  let running: Running | undefined
  let isTapped = false
  let isCleared = false
  let hasFailed = false

  function speak(language: LanguageCode): ReturnType<typeof createWords> {
    // As template.html has it.
    if (language === 'en') return createWords(englishFirst)
    const packed = languages(language)
    // A host that took the comments out of the script left no other language, nor the rest.
    if (packed.lines === '') return createWords(englishFirst)
    const direction = isRightToLeft(language)
    setLanguage(find('call-area'), { code: language, isRightToLeft: direction })
    const keys = Object.keys(englishFirst)
    return createWords(unpack(firstOf(packed, keys.length), keys), direction)
  }

  /** What the whole field will draw again, to the letter. */
  function draw({ language, label, enumerator, number, isRecorded }: PlainField): void {
    const words = speak(language)
    const who = label || words('respondent')
    const [yours, theirs] = peopleBefore(words, { enumerator, who, number })
    find('people').hidden = false
    drawPerson('enumerator', yours, '1')
    drawPerson('respondent', theirs, '2')
    drawButton('call', { text: words('call'), enabled: true })
    drawText('call-note', noteBefore(words, words('order', { who }), isRecorded))
    button.addEventListener('click', tap)
  }

  function tap(): void {
    isTapped = true
    button.setAttribute('disabled', '')
  }

  /** A page that lets no script be added: nothing was sent, and nothing can be. */
  function sayFailed(): void {
    hasFailed = true
    const words = speak(languageNamed(host.language) ?? 'en')
    find('people').hidden = true
    drawButton('call', { text: words('call'), enabled: false })
    drawText('call-note', words('startFailed'))
  }

  if (plain) draw(plain)
  return {
    beginning,
    go(runRest) {
      const run = () => {
        try {
          runRest()
        } finally {
          if (!running) sayFailed()
        }
      }
      if (plain) afterPaint(run)
      else run()
    },
    handOver(opened) {
      running = opened
      button.removeEventListener('click', tap)
      if (isCleared) running.clearAnswer()
      else if (isTapped) running.call()
    },
    clearAnswer() {
      isCleared = true
      if (running) running.clearAnswer()
      else if (hasFailed) {
        host.setAnswer('')
        host.setMetadata('')
      }
    },
    setFocus() {
      if (running) running.setFocus()
      else button.focus()
    },
  }
}
