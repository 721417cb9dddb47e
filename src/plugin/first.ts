import { readHost } from './form/host.ts'
import { type PlainField, readPlainField } from './plain-field.ts'
import { noteBefore, peopleBefore } from './screen/before-call.ts'
import { createDrawing } from './screen/draw.ts'
import { createWords } from './words/create-words.ts'
import { englishFirst } from './words/first-words.ts'
import { isRightToLeft } from './words/language-names.ts'
import { firstOf, type PackedLanguages, unpack } from './words/packed.ts'
import { setLanguage } from './words/set-language.ts'
import type { Running } from './world.ts'

/** What script.js begins with. */
export interface Beginning {
  /** As SurveyCTO puts them in front of script.js. */
  globals: Readonly<Record<string, unknown>>
  document: Document
  languages: PackedLanguages
}

/** The field before the rest of script.js has run. */
export interface FirstField extends Pick<Running, 'clearAnswer' | 'setFocus'> {
  readonly beginning: Beginning
  /** Runs the rest once: when what is drawn is on the screen, or at once where nothing is. */
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
  const plain = readPlainField(readHost(beginning.globals))
  const button = plain && draw(plain, beginning)
  let running: Running | undefined
  let isTapped = false
  let isCleared = false

  function tap(): void {
    isTapped = true
    button?.setAttribute('disabled', '')
  }

  if (button) button.addEventListener('click', tap)
  return {
    beginning,
    go(runRest) {
      if (button) afterPaint(runRest)
      else runRest()
    },
    handOver(opened) {
      running = opened
      if (button) button.removeEventListener('click', tap)
      if (isCleared) running.clearAnswer()
      else if (isTapped) running.call()
    },
    clearAnswer() {
      isCleared = true
      if (running) running.clearAnswer()
    },
    setFocus() {
      if (running) running.setFocus()
      else if (button) button.focus()
    },
  }
}

/** Draws what the whole field will draw again, to the letter. */
function draw(plain: PlainField, { document, languages }: Beginning): HTMLElement {
  const { language, label, enumerator, number, isRecorded } = plain
  const keys = Object.keys(englishFirst)
  const table = language === 'en' ? englishFirst : unpack(firstOf(languages[language], keys.length), keys)
  const isRtl = isRightToLeft(language)
  const words = createWords(table, isRtl)
  const who = label || words('respondent')
  const { find, drawText, drawButton, drawPeople } = createDrawing(document)
  setLanguage(find('call-area'), { code: language, isRightToLeft: isRtl })
  drawPeople(peopleBefore(words, { enumerator, who, number }))
  drawButton('call', { text: words('call'), enabled: true })
  drawText('call-note', noteBefore(words, who, isRecorded))
  return find('call')
}
