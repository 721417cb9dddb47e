import type { Fault } from '../twilio/fault.ts'
import type { FaultRule, WaitingFault } from '../twilio/faults.ts'
import { byId, fillSelect, make, makeButton } from './elements.ts'

const targets: Readonly<
  Record<string, { readonly text: string; readonly when?: { readonly method: string } }>
> = {
  any: { text: 'the next request' },
  place: { text: 'the next that changes something (POST)', when: { method: 'POST' } },
  read: { text: 'the next that only asks (GET)', when: { method: 'GET' } },
}

const faults: readonly (readonly [text: string, fault: Fault])[] = [
  ['Slow by 5 s', { kind: 'latency', ms: 5000 }],
  ['Lost on the way there', { kind: 'drop-before' }],
  ['Done, answer lost', { kind: 'drop-after' }],
  ['Never answered', { kind: 'hang' }],
  ['Too many requests (429)', { kind: 'status', status: 429, code: 20429 }],
  ['Credentials refused (401)', { kind: 'status', status: 401, code: 20003 }],
  ['Number not verified (400)', { kind: 'status', status: 400, code: 21219 }],
  ['Server error (503)', { kind: 'status', status: 503 }],
  ['Login page instead (HTML)', { kind: 'html', status: 200 }],
  ['Gateway error (HTML 502)', { kind: 'html', status: 502, acted: true }],
  ['Answer cut short', { kind: 'truncated' }],
  ['Answer of another kind', { kind: 'foreign-json' }],
  ['Answer the browser hides', { kind: 'no-cors' }],
  ['Answer 10 s out of date', { kind: 'stale', ms: 10_000 }],
]

/** Buttons that add faults, and the list of those that wait. */
export function createFaultsPanel(actions: { add(rule: FaultRule): void; clear(): void }): {
  show(waiting: readonly WaitingFault[]): void
} {
  const target = byId('fault-target', HTMLSelectElement)
  const list = byId('fault-list', HTMLElement)
  const clear = byId('clear-faults', HTMLButtonElement)
  fillSelect(
    target,
    Object.entries(targets).map(([name, { text }]) => [name, text]),
  )
  clear.addEventListener('click', () => actions.clear())

  byId('fault-buttons', HTMLElement).append(
    ...faults.map(([text, fault]) =>
      makeButton(text, { 'data-fault': fault.kind }, () => {
        const when = targets[target.value]?.when
        actions.add(when ? { when, do: fault } : { do: fault })
      }),
    ),
  )
  return {
    show(waiting) {
      list.replaceChildren(...waiting.map((one) => make('li', {}, describeFault(one))))
      clear.disabled = waiting.length === 0
    },
  }
}

function describeFault(waiting: WaitingFault): string {
  const known = faults.find(([, fault]) => isSame(fault, waiting.do))
  const method = waiting.when.method ?? 'request'
  return `${known?.[0] ?? waiting.do.kind}: waits for the next ${method}`
}

function isSame(one: Fault, other: Fault): boolean {
  const known = new Map<string, unknown>(Object.entries(one))
  return Object.entries(other).every(([name, value]) => known.get(name) === value)
}
