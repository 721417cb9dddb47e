import { createField } from '../../src/plugin/call/field.ts'
import { createCallStore } from '../../src/plugin/call/store.ts'
import { checkParameters } from '../../src/plugin/form/check-parameters.ts'
import { type Host as PluginHost, readHost } from '../../src/plugin/form/host.ts'
import type { Settings } from '../../src/plugin/form/settings.ts'
import { createClaims } from '../../src/plugin/once/claims.ts'
import type { Field, Model } from '../../src/plugin/screen/model.ts'
import { createHost, type Host } from '../../src/stand-in/surveycto/host.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import type { Clock } from '../../src/twilio/clock.ts'
import { createFakePage } from '../plugin/world/fake-page.ts'
import { appearanceOf, standardParameters } from '../plugin/world/form.ts'
import { createTransport, type TransportName } from '../plugin/world/transports.ts'
import { samplePlugin } from '../stand-in/surveycto/sample-plugin.ts'
import type { Answerer } from './asking.ts'
import type { Chance } from './chance.ts'

/** One respondent's form. */
export interface Form {
  readonly enumerator: string
  readonly respondent: string
  readonly host: Host
  /** When Call was tapped, in milliseconds since 1970, oldest first. */
  readonly taps: number[]
  /** How often the app was killed while the call was being placed. */
  kills: number
  /** How the field was when the form was left for good. */
  lastState?: Model['state']['name']
}

/** What is broken on purpose, for tests that show that it is seen. */
export interface Broken {
  line?(line: Answerer): Answerer
  host?(host: PluginHost): PluginHost
}

/** A form's field while it is on the screen. */
export interface Visit {
  readonly field: Field
  /** Resolves when the field is so, which it may be already. */
  until(holds: (model: Model) => boolean): Promise<void>
  /** Leaves the field, as a killed app does. */
  leave(): void
}

// Nothing of it is on a screen here, and building the real one takes longer than a short day.
const plugin = samplePlugin()

/** An enumerator's phone and tablet. */
export interface Device {
  /** The phone's number. */
  readonly number: string
  newForm(respondent: string): Form
  open(form: Form): Visit
}

/**
 * The field of a device is the plug-in's own, from the parameters to what is stored, without its screen: a web page
 * for each of thousands of forms would be most of the work.
 */
export function createDevice(parts: {
  clock: Clock
  twilio: StandInTwilio
  chance: Chance
  line: Answerer
  callerIds: readonly string[]
  index: number
  transport: TransportName
  broken: Broken
}): Device {
  const { clock, twilio, chance, callerIds, transport, broken } = parts
  const { random } = chance
  const line = broken.line?.(parts.line) ?? parts.line
  const number = `+25470${String(1_000_000 + parts.index)}`
  const page = createFakePage()
  const storage = new Map<string, string>()
  const claims = createClaims(() => ({
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => void storage.set(key, value),
  }))
  const parameters = (respondent: string) => ({
    ...standardParameters(twilio, transport),
    from_number: number,
    to_number: respondent,
    twilio_number: callerIds.join('|'),
    record: 0,
  })

  function settingsFor(respondent: string): Settings {
    const given = parameters(respondent)
    const { settings } = checkParameters((name) => Reflect.get(given, name), [])
    if (!settings) throw new Error('The parameters of the call centre are wrong.')
    return settings
  }

  function open({ host, respondent }: Form): Visit {
    const globals = {}
    host.open().connect(globals)
    const settings = settingsFor(respondent)
    const send = createTransport(settings, { fetch: line, clock })
    const pluginHost = readHost(globals)
    const { store } = createCallStore(broken.host?.(pluginHost) ?? pluginHost, settings, random)
    const waiting = new Set<(model: Model) => void>()
    const field = createField({
      send,
      accountSid: settings.accountSid,
      clock,
      random,
      page,
      settings,
      store,
      claims,
      readOnly: false,
      recordsByConsent: false,
      onChange(model) {
        for (const tell of [...waiting]) tell(model)
      },
    })
    return {
      field,
      until: (holds) =>
        new Promise((resolve) => {
          const tell = (model: Model) => {
            if (!holds(model)) return
            waiting.delete(tell)
            resolve()
          }
          waiting.add(tell)
          tell(field.model)
        }),
      leave() {
        field.stop()
        host.leave()
      },
    }
  }

  return {
    number,
    newForm: (respondent) => ({
      enumerator: number,
      respondent,
      host: createHost(
        plugin,
        { name: 'call', type: 'text', label: { English: 'Call' }, hint: {} },
        {
          platform: 'android-collect',
          language: 'English',
          readOnly: false,
          required: false,
          appearance: appearanceOf(parameters(respondent)),
          values: { fields: {}, datasets: {} },
        },
      ),
      taps: [],
      kills: 0,
    }),
    open,
  }
}
