import type { Finding } from '../../twilio/set-up/findings.ts'
import { addStyle, create, createButton, replace } from '../screen/elements.ts'
import { createFold } from '../screen/notice-box.ts'
import { setUpScreen } from '../screen/screen.ts'
import { createView } from '../screen/view.ts'
import type { Words } from '../words/words.ts'
import type { Running, World } from '../world.ts'
import { lookAtAll, type ReadAnyway, type Report } from './look.ts'
import { checkAnswer, checkMetadata, readCheck } from './stored.ts'
import { type Line, lineOf, worstFirst } from './told.ts'

type Shown = Pick<Report, 'findings' | 'quickestMs' | 'aheadMs'>

/**
 * Draws a field that calls nobody: it looks at what works on this device with the form's own parameters, says it, and
 * stores it when it is done. What an earlier view has stored is shown, and looked at anew on a tap.
 */
export function openCheckField(world: World, checked: ReadAnyway, words: Words): Running {
  const { document, host } = world
  const view = createView(document, words, undefined)
  const list = create(document, 'ul', { className: 'rows', id: 'check-lines' })
  const fold = create(document, 'div', { id: 'check-designer' })
  const again = createButton(document, { id: 'check-again', text: words('checkNow') }, () => void run())
  /** Counts the looks: one that was cleared away, or left, stores nothing. */
  let looks = 0
  let isRunning = false

  async function run(): Promise<void> {
    if (isRunning || host.readOnly) return
    looks += 1
    const look = looks
    setRunning(true)
    const report = await lookAtAll(world, checked, (findings) => {
      if (look === looks) draw({ findings })
    })
    if (look !== looks) return
    setRunning(false)
    host.setAnswer(checkAnswer(report.findings))
    host.setMetadata(checkMetadata(report))
    draw(report)
  }

  function setRunning(runs: boolean): void {
    isRunning = runs
    // Disabled it would lose the keyboard.
    again.setAttribute('aria-disabled', String(runs))
  }

  function draw(shown: Shown | undefined): void {
    const screen = setUpScreen(words, checked.problems, '', 'check')
    const findings = shown?.findings ?? []
    const detail = isRunning || !shown ? words('checkNobody') : tellSupervisor(findings, words)
    const headline = isRunning ? words('recordingAsking') : shown ? headlineOf(findings, words) : ''
    view.draw({ ...screen, headline, detail })
    const origin = world.page.facts().origin
    const facts = { quickestMs: shown?.quickestMs, aheadMs: shown?.aheadMs, origin }
    const lines = worstFirst(findings.map((finding) => lineOf(finding, words, facts)))
    list.hidden = lines.length === 0
    replace(list, ...lines.filter(isNew).map((line) => createRow(document, line)))
    const told = isRunning ? [] : lines.filter(({ designer }) => designer !== '')
    replace(
      fold,
      ...(told.length > 0 ? [createFold(document, words, 'check-fold', createTold(document, told))] : []),
    )
  }

  addStyle(document, world.panelStyle)
  document.getElementById('call-area')?.append(list, fold, again)
  again.hidden = host.readOnly
  const stored = readCheck(host.storedMetadata)
  draw(stored)
  if (!stored) void run()
  return {
    clearAnswer() {
      looks += 1
      setRunning(false)
      host.setAnswer('')
      host.setMetadata('')
      draw(undefined)
    },
    setFocus: () => again.focus(),
    call() {},
    stop() {
      looks += 1
    },
  }
}

/** Of what two looks tell of, the worse is in sight alone: nothing both works and does not. */
function isNew({ name }: Line, at: number, lines: readonly Line[]): boolean {
  return lines.findIndex((line) => line.name === name) === at
}

function headlineOf(findings: readonly Finding[], words: Words): string {
  const answer = checkAnswer(findings)
  if (answer === 'not-looked') return words('checkUnknown')
  return words(answer === 'ok' ? 'checkGood' : 'checkNo')
}

/** The codes are what a supervisor asks for, and what stands in the answer. */
function tellSupervisor(findings: readonly Finding[], words: Words): string {
  const codes = checkAnswer(findings)
  return codes === 'ok' ? words('checkNobody') : `${words('tellSupervisor')} ${codes}`
}

const marks = { yes: ['done', '✓'], no: ['no', '✕'], note: ['', '✕'], unknown: ['', '?'] } as const

function createRow(document: Document, { result, name, text }: Line): HTMLElement {
  const [className, sign] = marks[result]
  return create(
    document,
    'li',
    {},
    create(document, 'i', { className, text: sign, 'aria-hidden': 'true' }),
    create(document, 'div', {}, create(document, 'b', { text: name }), create(document, 'small', { text })),
  )
}

function createTold(document: Document, lines: readonly Line[]): HTMLElement {
  const items = lines.map(({ name, code, designer }) => {
    const head = code ? create(document, 'code', { text: code }) : create(document, 'b', { text: `${name}:` })
    return create(document, 'li', {}, head, ` ${designer}`)
  })
  return create(document, 'ul', {}, ...items)
}
