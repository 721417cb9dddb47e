import type { Fault } from '../../../stand-in/twilio/faults/fault.ts'
import type { FaultRule, WaitingFault } from '../../../stand-in/twilio/faults/faults.ts'
import { byId, fillSelect, make, makeButton } from '../elements.ts'

type When = NonNullable<WaitingFault['when']>

const targets: Readonly<Record<string, { readonly text: string; readonly when?: When }>> = {
  any: { text: 'the next request' },
  place: { text: 'the next that changes something (POST)', when: { method: 'POST' } },
  read: { text: 'the next that only asks (GET)', when: { method: 'GET' } },
  call: { text: 'the next call that is placed', when: { method: 'POST', path: '/Calls.json' } },
  calls: { text: 'the next look at the calls', when: { method: 'GET', path: '/Calls' } },
  messages: { text: 'the next look at the messages', when: { method: 'GET', path: '/Messages' } },
}

const faults: readonly (readonly [text: string, fault: Fault])[] = [
  ['Slow by 5 s', { kind: 'latency', ms: 5000 }],
  ['Lost on the way there', { kind: 'drop-before' }],
  ['Done, answer lost', { kind: 'drop-after' }],
  ['Sent twice by the browser', { kind: 'twice' }],
  ['Done, the repeat refused (429)', { kind: 'twice', repeatStatus: 429 }],
  ['Never answered', { kind: 'hang' }],
  ['Too many requests (429)', { kind: 'status', status: 429, code: 20429 }],
  ['Credentials refused (401)', { kind: 'status', status: 401, code: 20003 }],
  ['No permission (403)', { kind: 'status', status: 403, code: 70051 }],
  ['Number not verified (400)', { kind: 'status', status: 400, code: 21219 }],
  ['Server error (503)', { kind: 'status', status: 503 }],
  ['Login page instead (HTML)', { kind: 'html', status: 200 }],
  ['Gateway error (HTML 502)', { kind: 'html', status: 502, acted: true }],
  ['Answer cut short', { kind: 'truncated' }],
  ['Answer of another kind', { kind: 'foreign-json' }],
  ['Answer the browser hides', { kind: 'no-cors' }],
  ['Answer 10 s out of date', { kind: 'stale', ms: 10_000 }],
]

/** What can happen to the next message that is sent. */
const sending: When = { method: 'POST', path: '/Messages.json' }

const messageFaults: readonly (readonly [text: string, fault: Fault])[] = [
  ['Message sent, answer lost', { kind: 'drop-after' }],
  ['Message lost on the way', { kind: 'drop-before' }],
  ['Message sent twice', { kind: 'twice' }],
  ['Message slow by 5 s', { kind: 'latency', ms: 5000 }],
  ['They have sent STOP (21610)', { kind: 'status', status: 400, code: 21610 }],
  ['No way to reach it (21612)', { kind: 'status', status: 400, code: 21612 }],
  ['It is a landline (21614)', { kind: 'status', status: 400, code: 21614 }],
  ['It is not verified (21608)', { kind: 'status', status: 400, code: 21608 }],
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
  byId('message-fault-buttons', HTMLElement).append(
    ...messageFaults.map(([text, fault]) =>
      makeButton(text, { 'data-fault': fault.kind }, () => actions.add({ when: sending, do: fault })),
    ),
  )
  return {
    show(waiting) {
      list.replaceChildren(...waiting.map((one) => make('li', {}, describeFault(one))))
      clear.disabled = waiting.length === 0
    },
  }
}

function describeFault({ when, do: fault }: WaitingFault): string {
  if (isSame(sending, when)) {
    const known = messageFaults.find(([, one]) => isSame(one, fault) && isSame(fault, one))
    if (known) return `${known[0]}: waits for the next message`
  }
  const known = faults.find(([, one]) => isSame(one, fault) && isSame(fault, one))
  const target = Object.values(targets).find(
    (one) => isSame(one.when ?? {}, when) && isSame(when, one.when ?? {}),
  )
  return `${known?.[0] ?? fault.kind}: waits for ${target?.text ?? `the next ${when.method ?? 'request'}`}`
}

/** Whether everything that `one` says is so in `other`. */
function isSame(one: object, other: object): boolean {
  const known = new Map<string, unknown>(Object.entries(other))
  return Object.entries(one).every(([name, value]) => known.get(name) === value)
}
