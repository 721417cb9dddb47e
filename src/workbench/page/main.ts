import { readPluginZip } from '../../stand-in/surveycto/plugin-zip.ts'
import { byId } from './elements.ts'
import { createFormPanel, type FormPanel } from './form/form-panel.ts'
import { createFormState, type FormState } from './form/form-state.ts'
import { showStored } from './form/stored-panel.ts'
import {
  type Mode,
  readAddress,
  readServerSettings,
  type ServerSettings,
} from './parameters/page-settings.ts'
import { createParametersPanel } from './parameters/parameters-panel.ts'
import { connectRealAccount } from './parameters/real-account.ts'
import { ownPicture } from './phones/phone-message-screen.ts'
import { keepSession, readSession } from './session.ts'
import { createStandInPanels } from './stand-in/stand-in-panels.ts'

/** Opens the form, and joins it with what stands around it. */
async function start(): Promise<void> {
  const server = readServerSettings(byId('workbench-settings', HTMLScriptElement).text)
  const address = readAddress(location.search)
  const [frameScript, plugin] = await Promise.all([fetchText('/frame.js'), fetchPlugin()])
  const state = createFormState(server, address, readSession(), keepSession)
  const panels = createStandInPanels(server, state)
  const form = createFormPanel({
    plugin,
    frameScript,
    initial: { ...address, values: state.values() },
    stored: state.stored,
    twilioUrl: state.twilioUrl(),
    fields: () => state.fields,
    onField(name, value) {
      state.setField(name, value)
      showParameters()
      return state.values()
    },
    onStored(latest) {
      state.setStored(latest)
      showStored(latest)
    },
  })
  const parameters = createParametersPanel(suggestionsOf(server), (appearance) => {
    state.setAppearance(appearance)
    panels.redraw()
    void form.change({ appearance })
  })

  function showParameters(): void {
    parameters.show(state.appearance, state.values())
    panels.redraw()
  }

  const startAgain = () => form.startAgain(state.twilioUrl(), state.values())

  connectModeAndAccount(state, { form, startAgain, showParameters })
  byId('start-again', HTMLButtonElement).addEventListener('click', () => {
    void panels.reset().then(startAgain)
  })
  showMode(state.mode)
  showParameters()
}

function connectModeAndAccount(
  state: FormState,
  page: {
    readonly form: FormPanel
    readonly startAgain: () => Promise<void>
    readonly showParameters: () => void
  },
): void {
  // A call of one Twilio means nothing to the other, and neither do its credentials.
  async function useMode(chosen: Mode): Promise<void> {
    state.useMode(chosen)
    await page.startAgain()
    showMode(chosen)
    page.showParameters()
  }

  connectRealAccount({
    onMode: (chosen) => void useMode(chosen),
    onAccount(typed) {
      state.setAccount(typed)
      void page.form.change({ values: state.values() })
      page.showParameters()
    },
  })
}

/** Values to pick from, by the parameter's name. */
function suggestionsOf({ account }: ServerSettings): Readonly<Record<string, readonly string[]>> {
  return { messaging_service_sid: [account.messagingServiceSid], media_url: [ownPicture] }
}

function showMode(mode: Mode): void {
  const real = mode === 'real'
  byId(real ? 'mode-real' : 'mode-stand-in', HTMLInputElement).checked = true
  byId('real-account', HTMLElement).hidden = !real
  byId('faults', HTMLElement).hidden = real
  byId('phone-list', HTMLElement).hidden = real
  byId('incoming', HTMLElement).hidden = real
  byId('request-list', HTMLElement).hidden = real
  byId('queue', HTMLElement).hidden = real
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
