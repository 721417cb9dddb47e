import type { Field } from '../call/field.ts'
import { showClock, type Words } from '../words/words.ts'
import { keepKeyboard } from './keyboard.ts'
import type { Button, Notice, Person, Screen } from './screen.ts'

export interface View {
  draw(screen: Screen): void
  /** Draws the running clock only; `now` in device time. */
  tick(now: number): void
  focus(): void
}

/** More numbers than these fold into one button that opens their list. */
const mostOpenNumbers = 4

/**
 * Draws onto the elements of template.html, found once by id. Every text goes in as text.
 * Without a field there is nothing to tap.
 * Lists that change are rebuilt only when they change, so that a tap or the keyboard's place is not lost.
 */
export function createView(document: Document, words: Words, field: Field | undefined): View {
  const find = (id: string): HTMLElement => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`template.html has no element #${id}.`)
    return found
  }
  const clock = find('clock')
  let clockSince: number | undefined
  const drawn = new Map<string, string>()
  let drawnNumbers: Screen['numbers'] = []
  let isUnfolded = false
  const isOurs = ({ parentElement }: Element) => parentElement?.id === 'call-area'
  const keepFocus = keepKeyboard(document, isOurs, () => ['update', 'check', 'stop-trying', 'call'].map(find))

  /** Runs `build` when what it draws is not what stands there. */
  function whenChanged(id: string, what: unknown, build: (element: HTMLElement) => void): void {
    const text = JSON.stringify(what)
    if (drawn.get(id) === text) return
    drawn.set(id, text)
    build(find(id))
  }

  function setText(id: string, text: string): void {
    const element = find(id)
    element.hidden = text === ''
    // Setting the same text again would make a screen reader say it again.
    if (element.textContent !== text) element.textContent = text
  }

  function drawButton(id: string, button: Button | undefined): void {
    const element = find(id)
    element.hidden = button === undefined
    if (!button) return
    if (element.textContent !== button.text) element.textContent = button.text
    // toggleAttribute is younger than the oldest WebViews.
    if (button.enabled) element.removeAttribute('disabled')
    else element.setAttribute('disabled', '')
  }

  function drawSetUp(box: Screen['setUp']): void {
    whenChanged('set-up', box, (element) => {
      element.hidden = box === undefined
      if (!box) return
      element.className = `box ${box.blocks ? 'bad' : 'warn'}`
      find('set-up-title').textContent = box.title
      const lines = box.lines.map(({ parameter, text }) => {
        return parameter ? create('li', '', create('code', parameter), ` ${text}`) : create('li', text)
      })
      replace(find('set-up-lines'), lines)
    })
  }

  function drawNotice(notice: Notice | undefined): void {
    whenChanged('notice', notice, (element) => {
      element.hidden = notice === undefined
      // Emptied, so that a live region does not say an old text again when it is shown.
      const { tone, title, text, code } = notice || { tone: '', title: '', text: '', code: '' }
      element.className = `box ${tone}`
      find('notice-title').textContent = title
      find('notice-text').textContent = text
      find('notice-code').textContent = code
    })
  }

  function drawPeople(people: Screen['people']): void {
    find('people').hidden = people === undefined
    if (!people) return
    const [enumerator, respondent] = people
    drawPerson('enumerator', enumerator, '1')
    drawPerson('respondent', respondent, '2')
  }

  function drawPerson(id: string, person: Person, step: string): void {
    whenChanged(id, person, (element) => {
      const mark = create('i', person.mark === 'done' ? '✓' : person.mark === 'no' ? '✕' : step)
      mark.className = person.mark
      mark.setAttribute('aria-hidden', 'true')
      const note = create('span', person.note)
      if (person.noteIsNumber) note.className = 'number'
      replace(element, [mark, create('div', '', create('b', person.name), note)])
    })
  }

  function drawNumbers(numbers: Screen['numbers']): void {
    const folds = numbers.length > mostOpenNumbers
    isUnfolded = isUnfolded && folds
    const chosen = numbers.find((number) => number.chosen)
    const button = find('fold')
    button.hidden = !folds
    button.textContent = chosen ? chosen.text : words('whichNumber')
    button.className = chosen?.isNumber ? 'fold number' : 'fold'
    button.setAttribute('aria-expanded', String(isUnfolded))
    whenChanged('numbers', numbers, (element) => {
      const rows = numbers.map(({ position, text, isNumber, chosen }) =>
        radio(`number-${position}`, { text, isNumber, chosen }, () => field?.choose(position)),
      )
      keepingFocus(() => replace(element, [create('legend', words('whichNumber')), ...rows]))
    })
    find('numbers').hidden = numbers.length === 0 || (folds && !isUnfolded)
  }

  function unfold(open: boolean): void {
    isUnfolded = open
    drawNumbers(drawnNumbers)
  }

  /** A tap chooses and folds the list; the arrow keys choose on their way through it, and Enter folds it. */
  function listenToNumbers(): void {
    let byArrow = false
    const fold = () => {
      if (!isUnfolded) return
      unfold(false)
      find('fold').focus()
    }
    const list = find('numbers')
    list.addEventListener('keydown', ({ key }) => {
      byArrow = key.startsWith('Arrow')
      if (key === 'Enter' || key === 'Escape') fold()
    })
    list.addEventListener('pointerdown', () => {
      byArrow = false
    })
    list.addEventListener('change', () => {
      if (!byArrow) fold()
    })
    find('fold').addEventListener('click', () => unfold(!isUnfolded))
  }

  function drawDispositions(list: Screen['dispositions']): void {
    whenChanged('dispositions', list, (element) => {
      element.hidden = list.length === 0
      const rows = list.map(({ code, label, chosen }) =>
        radio(`disposition-${code}`, { text: label, isNumber: false, chosen }, () => field?.dispose(code)),
      )
      keepingFocus(() => replace(element, [create('legend', words('whatHappened')), ...rows]))
    })
  }

  /** @param id the group's name, a dash, and what no other of the group has: two may have the same label */
  function radio(
    id: string,
    { text, isNumber, chosen }: { text: string; isNumber: boolean; chosen: boolean },
    onChoose: () => void,
  ): HTMLElement {
    const input = document.createElement('input')
    input.type = 'radio'
    input.name = id.slice(0, id.indexOf('-'))
    input.id = id
    input.checked = chosen
    input.addEventListener('change', onChoose)
    const label = create('span', text)
    if (isNumber) label.className = 'number'
    else label.setAttribute('dir', 'auto')
    return create('label', '', input, label)
  }

  function create(tag: string, text: string, ...children: Array<HTMLElement | string>): HTMLElement {
    const element = document.createElement(tag)
    if (text) element.textContent = text
    for (const child of children) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child)
    }
    return element
  }

  function replace(parent: HTMLElement, children: HTMLElement[]): void {
    while (parent.lastChild) parent.removeChild(parent.lastChild)
    for (const child of children) parent.appendChild(child)
  }

  /** Rebuilding a list must not throw the keyboard back to the top of the page. */
  function keepingFocus(build: () => void): void {
    const id = document.activeElement?.id
    build()
    if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus()
  }

  function tick(now: number): void {
    clock.hidden = clockSince === undefined
    if (clockSince !== undefined) clock.textContent = showClock(Math.abs(now - clockSince) / 1000)
  }

  if (field) {
    const onClick = (id: string, tap: () => void) => find(id).addEventListener('click', tap)
    find('call').addEventListener('pointerdown', () => field.touch())
    onClick('call', () => field.call())
    onClick('hang-up', () => field.hangUp())
    onClick('update', () => field.update())
    onClick('check', () => field.checkNow())
    onClick('stop-trying', () => field.stopTrying())
    onClick('did-ring', () => field.sayItRang())
    onClick('did-not-ring', () => field.sayNotPlaced())
    listenToNumbers()
  }

  return {
    draw(screen) {
      drawSetUp(screen.setUp)
      drawNotice(screen.notice)
      setText('headline', screen.headline)
      setText('detail', screen.detail)
      clockSince = screen.clockSince
      drawPeople(screen.people)
      drawnNumbers = screen.numbers
      drawNumbers(screen.numbers)
      drawDispositions(screen.dispositions)
      drawButton('call', screen.callButton)
      setText('call-note', screen.callNote)
      drawButton('hang-up', screen.buttons.hangUp)
      drawButton('update', screen.buttons.update)
      drawButton('check', screen.buttons.check)
      drawButton('stop-trying', screen.buttons.stopTrying)
      drawButton('did-ring', screen.buttons.didRing)
      drawButton('did-not-ring', screen.buttons.didNotRing)
      setText('sid', screen.sid)
      keepFocus()
    },
    tick,
    focus() {
      const first = find('call-area').querySelector<HTMLElement>('button:not([hidden]):not([disabled])')
      first?.focus()
    },
  }
}
