import { readPluginZip } from '../../stand-in/surveycto/plugin-zip.ts'
import { byId } from './elements.ts'
import { showFirstSteps } from './first-steps.ts'
import { connectFolds } from './folds.ts'
import { createFormPanel, type FormPanel } from './form/form-panel.ts'
import { createFormState, type FormState } from './form/form-state.ts'
import { showStored } from './form/stored-panel.ts'
import { createSurvey } from './form/survey.ts'
import { nothingOffered } from './frame/frame-messages.ts'
import type { Home } from './home.ts'
import { type Mode, readAddress } from './parameters/page-settings.ts'
import { createParametersPanel, type ParametersPanel } from './parameters/parameters-panel.ts'
import { connectRealAccount } from './parameters/real-account.ts'
import { keepSession, readSession } from './session.ts'
import { createStandInPanels } from './stand-in/stand-in-panels.ts'

/** Opens the form, and joins it with what stands around it. @throws Error when SurveyCTO would refuse the plug-in */
export async function openPage(home: Home): Promise<void> {
  const server = home.settings
  // Where the stand-in lives in the page itself, its calls are gone after a reload, and the form begins anew with it.
  const isServed = home.answer === undefined
  const given = readAddress(location.search)
  const address = isServed ? given : { ...given, mode: 'stand-in' as const }
  const session = isServed ? readSession() : undefined
  const state = createFormState(server, address, session, isServed ? keepSession : () => {})
  connectFolds()
  byId('without-node', HTMLElement).hidden = isServed
  byId('whose-twilio', HTMLElement).hidden = !isServed
  byId('desk', HTMLElement).hidden = !isServed
  const survey = createSurvey(Date.now)
  let offered = nothingOffered
  const panels = createStandInPanels(home, state, (call) => showFirstSteps({ ...call, offered }))
  const form = createFormPanel({
    home,
    plugin: readPlugin(home.zip),
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
      survey.note(latest, state.fields)
      const csv = survey.writeExport()
      // The desk says itself that it has nothing, should this not arrive.
      if (csv !== undefined && state.mode === 'stand-in') void home.keepExport?.(csv).catch(() => {})
      panels.redraw()
    },
    onOffered(latest) {
      offered = latest
      panels.redraw()
    },
  })
  const parameters = createParametersPanel((appearance) => {
    state.setAppearance(appearance)
    panels.redraw()
    void form.change({ appearance })
  })

  function showParameters(): void {
    parameters.show(state.appearance, state.values())
    panels.redraw()
  }

  const startAgain = () => form.startAgain(state.twilioUrl(), state.values())

  connectModeAndAccount(state, { home, form, parameters, startAgain, showParameters })
  byId('start-again', HTMLButtonElement).addEventListener('click', () => {
    void panels.reset().then(startAgain)
  })
  showParameters()
}

/** Says on the page why it could not open. */
export function showProblem(problem: unknown): void {
  byId('form-message', HTMLElement).textContent = `The workbench could not start: ${String(problem)}`
}

interface Page {
  readonly home: Home
  readonly form: FormPanel
  readonly parameters: ParametersPanel
  startAgain(): Promise<void>
  showParameters(): void
}

function connectModeAndAccount(state: FormState, page: Page): void {
  // A call of one Twilio means nothing to the other, and neither do its credentials.
  async function useMode(chosen: Mode): Promise<void> {
    state.useMode(chosen)
    await page.startAgain()
    showMode(chosen, page)
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
  showMode(state.mode, page)
}

/** With the real Twilio nothing of the stand-in is on the page, and the switch back is in sight. */
function showMode(mode: Mode, { home, parameters }: Page): void {
  const isReal = mode === 'real'
  byId(isReal ? 'mode-real' : 'mode-stand-in', HTMLInputElement).checked = true
  for (const part of document.querySelectorAll<HTMLElement>('[data-only]')) {
    part.hidden = part.dataset['only'] !== mode
  }
  document.body.dataset['mode'] = mode
  if (isReal) byId('whose-twilio-fold', HTMLDetailsElement).open = true
  byId('start-again-help', HTMLElement).textContent = isReal
    ? 'Forgets the answer. A real call goes on: end it on the telephone.'
    : 'Forgets the answer and all that Twilio did; ends every call of this page.'
  const { messagingServiceSid } = home.settings.account
  parameters.offer(
    isReal ? {} : { messaging_service_sid: [messagingServiceSid], media_url: [home.picture.url] },
  )
}

// The shipped zip itself, opened by the same rules by which SurveyCTO takes an upload.
function readPlugin(zip: Uint8Array) {
  const name = 'twilio-call.fieldplugin.zip'
  const { plugin, problems } = readPluginZip(zip, name)
  if (!plugin) throw new Error(`SurveyCTO would refuse ${name}: ${problems.join('; ')}`)
  return plugin
}
