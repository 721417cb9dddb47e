import { showClock, type Words } from '../words/words.ts'
import { createDrawing } from './draw.ts'
import type { Notice, Screen } from './drawing.ts'
import { create, createRadio, replace } from './elements.ts'
import { keepKeyboard } from './keyboard.ts'
import type { Field } from './model.ts'
import { createFold, noticeParts } from './notice-box.ts'
import { createNumberList } from './number-list.ts'

export interface View {
  draw(screen: Screen): void
  /** Draws the running clock only; `now` in device time. */
  tick(now: number): void
  focus(): void
}

/** Draws a whole screen onto template.html. Without a field there is nothing to tap. */
export function createView(document: Document, words: Words, field: Field | undefined): View {
  const { find, whenChanged, drawText, drawButton, drawPerson } = createDrawing(document)
  const clock = find('clock')
  let clockSince: number | undefined
  const isOurs = (element: Element) => element.parentElement?.id === 'call-area' || element.matches('summary')
  const keepFocus = keepKeyboard(document, isOurs, () => ['update', 'check', 'stop-trying', 'call'].map(find))
  const drawNumbers = createNumberList(document, words, field && ((position) => field.choose(position)))

  function drawPeople(people: Screen['people']): void {
    find('people').hidden = people === undefined
    if (!people) return
    drawPerson('enumerator', people[0], '1')
    drawPerson('respondent', people[1], '2')
  }

  function drawSetUp(box: Screen['setUp']): void {
    whenChanged('set-up', box, (element) => {
      element.hidden = box === undefined
      if (!box) return
      element.className = `box ${box.blocks ? 'bad' : 'warn'}`
      const told = box.told.map(({ who, number, text }) => {
        const shown = create(document, 'span', { className: 'number', text: number })
        const whose = who ? [create(document, 'strong', {}, number ? `${who}: ` : who, shown)] : []
        return create(document, 'p', {}, ...whose, ` ${text}`)
      })
      const lines = box.designer.map(({ parameter, text }) =>
        create(document, 'li', {}, create(document, 'code', { text: parameter }), ` ${text}`),
      )
      const list = create(document, 'ul', { id: 'set-up-lines' }, ...lines)
      replace(
        element,
        ...told,
        ...(lines.length > 0 ? [createFold(document, words, 'set-up-fold', list)] : []),
      )
    })
  }

  function drawNotice(notice: Notice | undefined): void {
    whenChanged('notice', notice, (element) => {
      element.hidden = notice === undefined
      element.className = `box ${notice ? notice.tone : ''}`
      // Emptied, so that a live region does not say an old text again when it is shown.
      replace(element, ...(notice ? noticeParts(document, words, notice, 'notice-fold') : []))
    })
  }

  function drawDispositions(dispositions: Screen['dispositions']): void {
    whenChanged('dispositions', dispositions, (list) => {
      list.hidden = dispositions.length === 0
      const rows = dispositions.map(({ code, label, chosen }) =>
        createRadio(document, `disposition-${code}`, { text: label, isNumber: false, chosen }, () =>
          field?.dispose(code),
        ),
      )
      replace(list, create(document, 'legend', { text: words('whatHappened') }), ...rows)
    })
  }

  if (field) listen(find, field)
  return {
    draw(screen) {
      drawSetUp(screen.setUp)
      drawNotice(screen.notice)
      drawText('headline', screen.headline)
      drawText('detail', screen.detail)
      clockSince = screen.clockSince
      drawPeople(screen.people)
      drawNumbers(screen.numbers)
      drawDispositions(screen.dispositions)
      drawButton('call', screen.callButton)
      drawText('call-note', screen.callNote)
      drawButton('hang-up', screen.buttons.hangUp)
      drawButton('update', screen.buttons.update)
      drawButton('check', screen.buttons.check)
      drawButton('stop-trying', screen.buttons.stopTrying)
      drawButton('did-ring', screen.buttons.didRing)
      drawButton('did-not-ring', screen.buttons.didNotRing)
      drawText('sid', screen.sid)
      keepFocus()
    },
    tick(now) {
      clock.hidden = clockSince === undefined
      if (clockSince !== undefined) clock.textContent = showClock(Math.abs(now - clockSince) / 1000)
    },
    focus() {
      const first = find('call-area').querySelector<HTMLElement>('button:not([hidden]):not([disabled])')
      first?.focus()
    },
  }
}

function listen(find: (id: string) => HTMLElement, field: Field): void {
  const onClick = (id: string, tap: () => void) => find(id).addEventListener('click', tap)
  find('call').addEventListener('pointerdown', () => field.touch())
  onClick('call', () => field.call())
  onClick('hang-up', () => field.hangUp())
  onClick('update', () => field.update())
  onClick('check', () => field.checkNow())
  onClick('stop-trying', () => field.stopTrying())
  onClick('did-ring', () => field.sayItRang())
  onClick('did-not-ring', () => field.sayNotPlaced())
}
