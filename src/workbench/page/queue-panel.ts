import type { QueueStep, QueueView, QueueWorker } from '../queue-view.ts'
import type { Habit } from '../twilio/phones.ts'
import { byId, fillSelect, make, makeButton } from './elements.ts'

/** Who calls the queue: the respondent of the sample form, whom the sample directory knows. */
const respondent = '+254711222333'

/** What an enumerator can be. */
const habits: ReadonlyMap<string, { readonly text: string; readonly habit: Habit }> = new Map([
  ['manual', { text: 'You answer', habit: { kind: 'manual' } }],
  ['answers', { text: 'A person answers', habit: { kind: 'answers', afterMs: 3000 } }],
  ['busy', { text: 'Busy', habit: { kind: 'busy' } }],
  ['machine', { text: 'An answering machine', habit: { kind: 'machine', afterMs: 3000 } }],
  ['silent', { text: 'Nobody answers', habit: { kind: 'silent' } }],
])

const states: Readonly<Record<QueueStep['state'], string>> = {
  open: 'to come',
  now: 'now',
  done: 'done',
  failed: 'failed',
}

/**
 * Adds a panel to the page that shows the eight steps of a call to the team's queue as they happen, and lets one
 * choose what each enumerator is. It looks for itself: every change of the stand-in's world is drawn.
 */
export function mountQueuePanel(): void {
  const steps = make('ol', { id: 'queue-steps', class: 'queue-steps' })
  const workers = make('div', { id: 'queue-workers', class: 'queue-workers' })
  const actions = make('div', { class: 'row' })
  const section = make(
    'section',
    { id: 'queue', class: 'card', 'aria-labelledby': 'queue-title' },
    make('h2', { id: 'queue-title' }, 'The queue'),
    make(
      'details',
      {},
      make('summary', {}, 'Eight steps from a respondent’s call to a free enumerator'),
      actions,
      steps,
      make('h3', {}, 'The enumerators'),
      workers,
    ),
  )
  byId('requests', HTMLElement).before(section)

  const drawWorkers = createWorkerList(workers)
  let number = ''
  for (const [text, path, body] of [
    ['The respondent calls', 'call', () => ({ to: number })],
    ['Presses 1', 'press', () => ({ keys: '1' })],
    ['Hangs up', 'hang-up', () => undefined],
  ] as const) {
    actions.append(makeButton(text, {}, () => void act(respondent, path, body())))
  }

  let asking = false
  let askAgain = false
  // Changes come in bursts: one question is under way at a time, and one more follows when needed.
  async function refresh(): Promise<void> {
    askAgain = asking
    if (asking) return
    asking = true
    try {
      const view: unknown = await (await fetch('/queue')).json()
      if (isQueueView(view)) {
        number = view.number
        steps.replaceChildren(...view.steps.map(drawStep))
        drawWorkers(view.workers)
      }
    } catch {
      // The page itself says when the workbench does not answer.
    }
    asking = false
    if (askAgain) await refresh()
  }

  const changes = new EventSource('/_workbench/changes')
  changes.onopen = () => void refresh()
  changes.addEventListener('change', () => void refresh())
  byId('mode', HTMLElement).addEventListener('change', () => {
    // With the real Twilio there is no queue of ours to show.
    section.hidden = byId('mode-real', HTMLInputElement).checked
  })
}

async function act(number: string, path: string, body?: object): Promise<void> {
  const json = { 'content-type': 'application/json' }
  const settings = body === undefined ? {} : { headers: json, body: JSON.stringify(body) }
  try {
    await fetch(`/_workbench/phones/${encodeURIComponent(number)}/${path}`, { method: 'POST', ...settings })
  } catch {
    // As above.
  }
}

function drawStep({ name, detail, state }: QueueStep): HTMLElement {
  return make(
    'li',
    { 'data-state': state },
    make('b', {}, name),
    ' ',
    make('small', {}, [states[state], detail].filter((one) => one !== '').join(' · ')),
  )
}

/** An enumerator's row on the page. */
function makeRow({ name, number }: QueueWorker): { element: HTMLElement; show(worker: QueueWorker): void } {
  const select = make('select', {})
  fillSelect(
    select,
    [...habits].map(([kind, { text }]) => [kind, text]),
  )
  select.addEventListener('change', () => {
    const chosen = habits.get(select.value)
    if (chosen) void act(number, 'habit', chosen.habit)
  })
  const answer = makeButton('Answer', { 'aria-label': `Answer: ${name}` }, () => void act(number, 'answer'))
  const hangUp = makeButton(
    'Hang up',
    { 'aria-label': `Hang up: ${name}` },
    () => void act(number, 'hang-up'),
  )
  const state = make('small', {})
  return {
    element: make('div', { class: 'row' }, make('label', {}, name, ' ', select), answer, hangUp, state),
    show({ habit, isAvailable, phone }) {
      // A list that somebody has opened is left alone.
      if (document.activeElement !== select && habits.has(habit)) select.value = habit
      state.textContent = isAvailable ? phone : `unavailable, ${phone}`
      answer.disabled = phone !== 'ringing'
      hangUp.disabled = phone !== 'talking'
    },
  }
}

function createWorkerList(list: HTMLElement): (workers: readonly QueueWorker[]) => void {
  const rows = new Map<string, ReturnType<typeof makeRow>>()
  return (workers) => {
    for (const worker of workers) {
      let row = rows.get(worker.number)
      if (!row) {
        row = makeRow(worker)
        rows.set(worker.number, row)
        list.append(row.element)
      }
      row.show(worker)
    }
  }
}

/** The page's own server has made it; only a workbench that was started anew could differ. */
function isQueueView(value: unknown): value is QueueView {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray(Reflect.get(value, 'steps')) &&
    Array.isArray(Reflect.get(value, 'workers')) &&
    typeof Reflect.get(value, 'number') === 'string'
  )
}
