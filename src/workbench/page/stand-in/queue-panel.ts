import type { Habit } from '../../../stand-in/twilio/phones/phones.ts'
import type { QueueStep, QueueView, QueueWorker } from '../../queue-view.ts'
import { byId, fillSelect, make, makeButton } from '../elements.ts'
import { exampleFields } from '../form/sample-form.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { PhoneActions } from '../phones/phone-actions.ts'

/** Who calls the queue: the respondent of the sample form, whom the sample directory knows. */
const { respondent_number: respondent = '' } = exampleFields

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

/** The eight steps of a call to the team's queue, as they happen, and what each enumerator is. */
export interface QueuePanel {
  /** Asks how the queue stands, and draws it. */
  refresh(): void
}

/** Adds the panel to the page. */
export function createQueuePanel(ask: () => Promise<unknown>, actions: PhoneActions): QueuePanel {
  let number = ''
  const parts = createParts([
    makeButton('The respondent calls', {}, () => void actions.call(respondent, number)),
    makeButton('Presses 1', {}, () => actions.press(respondent, '1')),
    makeButton('Hangs up', {}, () => actions.act(respondent, 'hang-up')),
  ])
  const drawWorkers = createWorkerList(parts.workers, actions)
  byId('requests', HTMLElement).before(parts.section)

  const refresh = oneAtATime(async () => {
    const view = await readQueue(ask)
    if (!view) return
    number = view.number
    parts.steps.replaceChildren(...view.steps.map(drawStep))
    drawWorkers(view.workers)
  })
  return { refresh: () => void refresh() }
}

async function readQueue(ask: () => Promise<unknown>): Promise<QueueView | undefined> {
  try {
    const view = await ask()
    return isQueueView(view) ? view : undefined
  } catch {
    // The page itself says when the workbench does not answer.
    return undefined
  }
}

function createParts(buttons: readonly HTMLButtonElement[]) {
  const steps = make('ol', { id: 'queue-steps', class: 'queue-steps' })
  const workers = make('div', { id: 'queue-workers', class: 'queue-workers' })
  const section = make(
    'section',
    { id: 'queue', class: 'card', 'aria-labelledby': 'queue-title', 'data-only': 'stand-in' },
    make(
      'details',
      { class: 'fold' },
      make(
        'summary',
        {},
        make('h2', { id: 'queue-title' }, 'The queue'),
        ' ',
        make('small', {}, 'a call to the team, in eight steps'),
      ),
      make('div', { class: 'row' }, ...buttons),
      steps,
      make('h3', {}, 'The enumerators'),
      workers,
    ),
  )
  return { section, steps, workers }
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
function makeRow(
  { name, number }: QueueWorker,
  actions: PhoneActions,
): { element: HTMLElement; show(worker: QueueWorker): void } {
  const select = make('select', {})
  fillSelect(
    select,
    [...habits].map(([kind, { text }]) => [kind, text]),
  )
  select.addEventListener('change', () => {
    const chosen = habits.get(select.value)
    if (chosen) actions.setHabit(number, chosen.habit)
  })
  const answer = makeButton('Answer', { 'aria-label': `Answer: ${name}` }, () =>
    actions.act(number, 'answer'),
  )
  const hangUp = makeButton('Hang up', { 'aria-label': `Hang up: ${name}` }, () =>
    actions.act(number, 'hang-up'),
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

function createWorkerList(
  list: HTMLElement,
  actions: PhoneActions,
): (workers: readonly QueueWorker[]) => void {
  const rows = new Map<string, ReturnType<typeof makeRow>>()
  return (workers) => {
    for (const worker of workers) {
      let row = rows.get(worker.number)
      if (!row) {
        row = makeRow(worker, actions)
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
