import { showClock, type Words } from '../words/words.ts'
import { createDetails } from './details.ts'
import { createDrawing } from './draw.ts'
import type { Notice, Screen } from './drawing.ts'
import { create, replace } from './elements.ts'
import { createFoldingList } from './folding-list.ts'
import { keepKeyboard } from './input/keyboard.ts'
import type { Field } from './model.ts'
import { createFold, noticeParts } from './notice-box.ts'
import { createNumberList } from './number-list.ts'

/** Where the keyboard goes on, the best first: Call does harm under a key that is still down. */
const places: readonly string[] = [
  'update',
  'check',
  'stop-trying',
  'fold-dispositions',
  'details-line',
  'call',
]

/** So many rows leave the next button in sight on a small phone. */
const mostOpenDispositions = 7

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
  const keepFocus = keepKeyboard(document, isOurs, () => places.map(find))
  const drawDetails = createDetails(document)
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

  let codes: readonly string[] = []
  const drawDispositionList = createFoldingList(
    document,
    { list: 'dispositions', button: 'fold-dispositions' },
    field && ((row) => field.dispose(codes[row] ?? '')),
  )

  /** Once one is chosen, what comes next is what there is to be seen. */
  function drawDispositions(dispositions: Screen['dispositions']): void {
    codes = dispositions.map(({ code }) => code)
    const isChosen = dispositions.some(({ chosen }) => chosen)
    drawDispositionList({
      legend: words('whatHappened'),
      caption: words('whatHappened'),
      rows: dispositions.map(({ code, label, chosen }) => ({
        id: `disposition-${code}`,
        text: label,
        isNumber: false,
        chosen,
      })),
      folds: dispositions.length > (isChosen ? 1 : mostOpenDispositions),
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
      drawText('go-on', screen.goOn)
      drawButton('call', screen.callButton)
      find('call').className = screen.callButton?.quiet ? '' : 'primary'
      drawText('call-note', screen.callNote)
      drawButton('hang-up', screen.buttons.hangUp)
      drawButton('update', screen.buttons.update)
      drawButton('check', screen.buttons.check)
      drawButton('stop-trying', screen.buttons.stopTrying)
      drawButton('did-ring', screen.buttons.didRing)
      drawButton('did-not-ring', screen.buttons.didNotRing)
      drawDetails(screen.details, screen.buttons.updateFolded)
      keepFocus()
    },
    tick(now) {
      clock.hidden = clockSince === undefined
      if (clockSince !== undefined) clock.textContent = showClock(Math.abs(now - clockSince) / 1000)
    },
    focus() {
      const buttons = find('call-area').querySelectorAll<HTMLElement>('button:not([hidden]):not([disabled])')
      ;[...buttons].find((button) => !button.closest('[hidden]'))?.focus()
    },
  }
}

function listen(find: (id: string) => HTMLElement, field: Field): void {
  const onClick = (id: string, tap: () => void) => find(id).addEventListener('click', tap)
  find('field').addEventListener('pointerdown', ({ target }) => {
    // These two ask Twilio by themselves, and nothing is to be in their way.
    if (target !== find('hang-up') && target !== find('update')) field.touch()
  })
  onClick('call', () => field.call())
  onClick('hang-up', () => field.hangUp())
  onClick('update', () => field.update())
  onClick('update-folded', () => field.update())
  onClick('check', () => field.checkNow())
  onClick('stop-trying', () => field.stopTrying())
  onClick('did-ring', () => field.sayItRang())
  onClick('did-not-ring', () => field.sayNotPlaced())
}
