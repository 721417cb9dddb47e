import type { FormValues } from '../host/expression.ts'
import { readPluginZip } from '../host/plugin-zip.ts'
import { byId } from './elements.ts'
import { createFaultsPanel } from './faults-panel.ts'
import { createFormPanel } from './form-panel.ts'
import { createIncomingPanel } from './incoming-panel.ts'
import { type Mode, readAddress, readServerSettings } from './page-settings.ts'
import { createParametersPanel } from './parameters-panel.ts'
import { ownPicture } from './phone-message-screen.ts'
import { readParties } from './phone-owners.ts'
import { createPhonesPanel } from './phones-panel.ts'
import { mountQueuePanel } from './queue-panel.ts'
import { connectRealAccount } from './real-account.ts'
import { createRequestsPanel } from './requests-panel.ts'
import { exampleFields, type FormAccount, formValues } from './sample-form.ts'
import { keepSession, readSession } from './session.ts'
import { linkStandIn, type StandInView } from './stand-in-link.ts'
import { showStored } from './stored-panel.ts'

// A real account is typed by hand, on this page, each time.
const noAccount: FormAccount = { accountSid: '', authToken: '', twilioNumber: '' }

const nothingYet: StandInView = {
  phones: [],
  requests: [],
  webhooks: [],
  faults: [],
  twilioNumbers: [],
  incoming: { incomingCalls: 'unanswered', numbers: {} },
}

// An example number may be somebody's, so nothing real is called that nobody typed.
function fieldsFor(mode: Mode): Readonly<Record<string, string>> {
  return mode === 'real' ? { enum_phone: '', resp_phone: '', resp_name: '' } : exampleFields
}

async function start(): Promise<void> {
  const server = readServerSettings(byId('workbench-settings', HTMLScriptElement).text)
  const address = readAddress(location.search)
  const session = readSession()
  const [frameScript, plugin] = await Promise.all([fetchText('/frame.js'), fetchPlugin()])

  let { appearance } = address
  let mode = session?.mode ?? address.mode
  const accountFor = (chosen: Mode) => (chosen === 'real' ? noAccount : server.account)
  let account = accountFor(mode)
  let fields = { ...fieldsFor(mode), ...address.fields, ...session?.fields }
  let stored = session?.stored ?? { answer: '', metadata: '' }
  let view: StandInView = nothingYet

  const values = (): FormValues => formValues(fields, account)
  const redirection = () => (mode === 'stand-in' ? server.twilioUrl : undefined)

  const requests = createRequestsPanel('request-list')
  const webhooks = createRequestsPanel('webhook-list')
  const standIn = linkStandIn(showStandIn, (lost) => {
    byId('lost', HTMLElement).hidden = !lost
  })
  const phones = createPhonesPanel(standIn)
  const incoming = createIncomingPanel(server.numbers, standIn.setIncoming)
  const faults = createFaultsPanel({ add: standIn.addFault, clear: standIn.clearFaults })
  const form = createFormPanel({
    plugin,
    frameScript,
    initial: { ...address, values: values() },
    stored,
    twilioUrl: redirection(),
    fields: () => fields,
    onField(name, value) {
      fields = { ...fields, [name]: value }
      keepSession({ mode, stored, fields })
      showParameters()
      return values()
    },
    onStored(latest) {
      stored = latest
      keepSession({ mode, stored, fields })
      showStored(latest)
    },
  })
  const suggestions = {
    messaging_service_sid: [server.account.messagingServiceSid],
    media_url: [ownPicture],
  }
  const parameters = createParametersPanel(suggestions, (text) => {
    appearance = text
    showStandIn(view)
    void form.change({ appearance })
  })

  function showParameters(): void {
    parameters.show(appearance, values())
    showStandIn(view)
  }

  function showStandIn(latest: StandInView): void {
    view = latest
    const { phones: owners, twilioNumber } = readParties(appearance, values())
    const [firstNumber = ''] = view.twilioNumbers
    const known = view.twilioNumbers.includes(twilioNumber) ? twilioNumber : firstNumber
    phones.show(owners, mode === 'real' ? [] : view.phones, known)
    incoming.show(view, owners[0]?.number ?? '')
    requests.show(view.requests)
    webhooks.show(view.webhooks)
    byId('webhooks', HTMLElement).hidden = mode === 'real' || view.webhooks.length === 0
    faults.show(view.faults)
  }

  // A call of one Twilio means nothing to the other, and neither do its credentials.
  async function useMode(chosen: Mode): Promise<void> {
    mode = chosen
    account = accountFor(mode)
    fields = { ...fieldsFor(mode) }
    await form.startAgain(redirection(), values())
    showMode(mode)
    showParameters()
  }

  connectRealAccount({
    onMode: (chosen) => void useMode(chosen),
    onAccount(typed) {
      account = typed
      void form.change({ values: values() })
      showParameters()
    },
  })
  byId('start-again', HTMLButtonElement).addEventListener('click', () => {
    void standIn.reset().then(() => form.startAgain(redirection(), values()))
  })
  mountQueuePanel()
  showMode(mode)
  showParameters()
}

function showMode(mode: Mode): void {
  const real = mode === 'real'
  byId(real ? 'mode-real' : 'mode-stand-in', HTMLInputElement).checked = true
  byId('real-account', HTMLElement).hidden = !real
  byId('faults', HTMLElement).hidden = real
  byId('phone-list', HTMLElement).hidden = real
  byId('incoming', HTMLElement).hidden = real
  byId('request-list', HTMLElement).hidden = real
  byId('phones-explain', HTMLElement).textContent = real
    ? 'With the real Twilio, real telephones ring. Answer them yourself.'
    : 'They ring when Twilio calls them, and call and write to the Twilio number. You play both people.'
  byId('requests-explain', HTMLElement).textContent = real
    ? 'They go straight from the form to api.twilio.com. See them in the Twilio console under Monitor, or in this browser’s developer tools.'
    : 'Newest first. Tap one for what it carried. Credentials are left out.'
}

async function fetchText(path: string): Promise<string> {
  const reply = await fetch(path)
  return reply.text()
}

// The shipped zip itself, opened by the same rules by which SurveyCTO takes an upload.
async function fetchPlugin() {
  const name = 'twilio-call.fieldplugin.zip'
  const reply = await fetch(`/${name}`)
  const { plugin, problems } = readPluginZip(new Uint8Array(await reply.arrayBuffer()), name)
  if (!plugin) throw new Error(`SurveyCTO would refuse ${name}: ${problems.join('; ')}`)
  return plugin
}

start().catch((problem: unknown) => {
  byId('form-message', HTMLElement).textContent = `The workbench could not start: ${String(problem)}`
})
