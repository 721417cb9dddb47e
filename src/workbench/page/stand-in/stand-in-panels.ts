import { byId } from '../elements.ts'
import type { CallSoFar } from '../first-steps.ts'
import type { FormState } from '../form/form-state.ts'
import type { Home } from '../home.ts'
import { createIncomingPanel } from '../phones/incoming-panel.ts'
import { readParties } from '../phones/phone-owners.ts'
import { createPhonesPanel } from '../phones/phones-panel.ts'
import { createFaultsPanel } from './faults-panel.ts'
import { createQueuePanel } from './queue-panel.ts'
import { createRecordingsPanel } from './recordings-panel.ts'
import { createRequestsPanel } from './requests-panel.ts'
import { linkStandIn, type StandInView } from './stand-in-link.ts'

/** All that the page shows of the stand-in Twilio: phones, queue, requests and faults. */
export interface StandInPanels {
  /** Draws what was last seen once more, because the form has changed. */
  redraw(): void
  /** Twilio forgets all calls and messages. */
  reset(): Promise<void>
}

const nothingYet: StandInView = {
  phones: [],
  requests: [],
  webhooks: [],
  faults: [],
  twilioNumbers: [],
  incoming: { incomingCalls: 'unanswered', numbers: {} },
  recordings: { encryption: null, sound: { cors: true, redirectTo: null } },
}

/** The form's parameters say whose phones there are. `onCall` is told how far the call has come. */
export function createStandInPanels(
  home: Home,
  form: FormState,
  onCall: (call: Omit<CallSoFar, 'offered'>) => void,
): StandInPanels {
  const standIn = linkStandIn(
    home,
    (latest) => {
      view = latest
      redraw()
      queue?.refresh()
    },
    (lost) => {
      byId('lost', HTMLElement).hidden = !lost
    },
  )
  const phones = createPhonesPanel(standIn, home.picture)
  const queue = home.askQueue && createQueuePanel(home.askQueue, standIn)
  const incoming = createIncomingPanel(home.settings.numbers, standIn.setIncoming)
  const recordings = createRecordingsPanel(standIn.setRecordings)
  const requests = createRequestsPanel('request-list')
  const webhooks = createRequestsPanel('webhook-list')
  const faults = createFaultsPanel({ add: standIn.addFault, clear: standIn.clearFaults })
  let view = nothingYet

  function redraw(): void {
    const isReal = form.mode === 'real'
    const { phones: owners, twilioNumber } = readParties(form.appearance, form.values())
    const [firstNumber = ''] = view.twilioNumbers
    const known = view.twilioNumbers.includes(twilioNumber) ? twilioNumber : firstNumber
    phones.show(owners, isReal ? [] : view.phones, known)
    incoming.show(view, owners[0]?.number ?? '')
    recordings.show(view.recordings)
    requests.show(view.requests)
    webhooks.show(view.webhooks)
    byId('webhooks', HTMLElement).hidden = isReal || view.webhooks.length === 0
    faults.show(view.faults)
    onCall({ owners, phones: view.phones, answer: form.stored.answer })
  }

  return { redraw, reset: standIn.reset }
}
