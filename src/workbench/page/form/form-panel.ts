import { AppearanceError, type FormValues } from '../../../stand-in/surveycto/expression.ts'
import { type Platform, platforms, type StoredField } from '../../../stand-in/surveycto/field.ts'
import { createHost, type HostSettings } from '../../../stand-in/surveycto/host.ts'
import type { PluginPackage } from '../../../stand-in/surveycto/plugin-zip.ts'
import { byId, fillSelect } from '../elements.ts'
import type { Offered } from '../frame/frame-messages.ts'
import type { Home } from '../home.ts'
import { createFieldFrame } from './field-frame.ts'
import { languages } from './languages.ts'
import { callField } from './sample-form.ts'
import { drawAfter, drawBefore } from './screens.ts'
import { connectClearing, describePlace, drawShell, wordsOf } from './shell.ts'

/** The form on the page: three screens, the second with the plug-in. */
export interface FormPanel {
  /** Changes how the field is shown and, if it is open, shows it anew with what is stored. */
  change(settings: Partial<HostSettings>): Promise<void>
  /**
   * Forgets what is stored and shows the field as if the form had just been begun. `twilioUrl` is where its
   * requests for Twilio go; undefined is Twilio itself.
   */
  startAgain(twilioUrl: string | undefined, values: FormValues): Promise<void>
}

/** What the form needs and whom it tells. */
export interface FormPanelSettings {
  readonly plugin: PluginPackage
  readonly home: Home
  readonly initial: HostSettings
  readonly stored: StoredField
  readonly twilioUrl: string | undefined
  fields(): Readonly<Record<string, string>>
  onField(name: string, value: string): FormValues
  onStored(stored: StoredField): void
  onOffered(offered: Offered): void
}

type Screen = 'before' | 'call' | 'after'

const order: readonly Screen[] = ['before', 'call', 'after']

const platformNames: Readonly<Record<Platform, string>> = {
  'android-collect': 'Android app',
  'ios-collect': 'iPhone app',
  'web-collect': 'Web form',
}

export function createFormPanel(settings: FormPanelSettings): FormPanel {
  const host = createHost(settings.plugin, callField, settings.initial)
  const place = byId('screen', HTMLElement)
  const message = byId('form-message', HTMLElement)
  const back = byId('back', HTMLButtonElement)
  const next = byId('next', HTMLButtonElement)
  const clear = byId('clear-answer', HTMLButtonElement)
  const onProblem = (text: string) => {
    message.textContent = `The plug-in’s script failed: ${text}`
  }
  const frame = createFieldFrame(place, settings.home, onProblem, settings.onOffered)
  let { twilioUrl } = settings
  let screen: Screen = 'call'

  function openField(): void {
    try {
      frame.show(host.open(), twilioUrl)
    } catch (problem) {
      if (!(problem instanceof AppearanceError)) throw problem
      place.replaceChildren()
      message.textContent = `The form cannot be read: ${problem.message}`
    }
  }

  function draw(): void {
    const at = order.indexOf(screen)
    const words = wordsOf(host.settings.language)
    drawShell(words, host.settings.readOnly)
    message.textContent = ''
    byId('screen-place', HTMLElement).textContent = describePlace(words, at + 1, order.length)
    clear.hidden = screen !== 'call' || host.settings.readOnly
    back.disabled = at === 0
    next.disabled = at === order.length - 1
    if (screen === 'call') openField()
    if (screen === 'after') drawAfter(place, words, host.stored)
    if (screen === 'before') {
      drawBefore(place, words, settings.fields(), (name, value) =>
        host.change({ values: settings.onField(name, value) }),
      )
    }
  }

  // Whatever the plug-in stored before it was left has to arrive, as it does on a device.
  async function leaveField(): Promise<void> {
    await frame.flush()
    frame.remove()
    host.leave()
  }

  async function go(step: 1 | -1, skipValidation: boolean): Promise<void> {
    if (screen === 'call') {
      await frame.flush()
      const outcome = host.next(skipValidation)
      if (!outcome.left) {
        message.textContent = outcome.shownByPlugin ? '' : outcome.message
        return
      }
      frame.remove()
    }
    screen = order[order.indexOf(screen) + step] ?? screen
    draw()
  }

  async function reopen(): Promise<void> {
    if (screen === 'call') await leaveField()
    draw()
  }

  async function change(changes: Partial<HostSettings>): Promise<void> {
    host.change(changes)
    await reopen()
  }

  host.resume(settings.stored)
  host.onStored(settings.onStored)
  host.onNavigate(({ direction, skipValidation }) => void go(direction === 'next' ? 1 : -1, skipValidation))
  back.addEventListener('click', () => void go(-1, true))
  next.addEventListener('click', () => void go(1, false))
  connectClearing(() => host.clear())
  connectControls(settings.initial, (changes) => void change(changes))
  settings.onStored(host.stored)
  draw()

  return {
    change,
    async startAgain(url, values) {
      await leaveField()
      twilioUrl = url
      host.change({ values })
      host.resume({ answer: '', metadata: '' })
      screen = 'call'
      draw()
    },
  }
}

function connectControls(initial: HostSettings, change: (changes: Partial<HostSettings>) => void): void {
  const platform = byId('platform', HTMLSelectElement)
  const language = byId('language', HTMLSelectElement)
  const readOnly = byId('read-only', HTMLInputElement)
  const required = byId('required', HTMLInputElement)
  fillSelect(
    platform,
    platforms.map((name) => [name, platformNames[name]]),
  )
  fillSelect(
    language,
    languages.map((name) => [name, name]),
  )
  platform.value = initial.platform
  language.value = initial.language
  readOnly.checked = initial.readOnly
  required.checked = initial.required
  platform.addEventListener('change', () => {
    const chosen = platforms.find((name) => name === platform.value)
    if (chosen) change({ platform: chosen })
  })
  language.addEventListener('change', () => change({ language: language.value }))
  readOnly.addEventListener('change', () => change({ readOnly: readOnly.checked }))
  required.addEventListener('change', () => change({ required: required.checked }))
}
