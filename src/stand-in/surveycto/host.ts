import { evaluateParameters, parseAppearance } from './appearance.ts'
import { type Bridge, installBridge, type Navigation, type PluginFunction } from './bridge.ts'
import type { FormValues } from './expression.ts'
import {
  describeField,
  type FieldDefinition,
  type FieldProperties,
  type Platform,
  type StoredField,
} from './field.ts'
import type { PluginPackage } from './plugin-zip.ts'
import { renderDocument } from './render.ts'

/** What a person or a test may change between two visits to the field. */
export interface HostSettings {
  readonly platform: Platform
  readonly language: string
  readonly readOnly: boolean
  readonly required: boolean
  readonly appearance: string
  readonly values: FormValues
}

/** One visit to the field: from being shown until it is left. */
export interface OpenField {
  readonly properties: FieldProperties
  readonly platform: Platform
  /** The field's document. `bridgeScript` may be empty where `connect` is given the window itself. */
  document(source: { readonly pluginFolder: string; readonly bridgeScript: string }): string
  /** Installs the bridge in a window that has not run the plug-in's script yet. */
  connect(window: object): void
  /** For a frame that cannot be reached directly: how the form's calls get to its bridge. */
  connectRemote(bridge: Bridge): void
  /** What the plug-in calls. Ignored once the field has been left, as its view is gone then. */
  setAnswer(answer: string): void
  setMetadata(metadata: string): void
  navigate(navigation: Navigation): void
}

/** What became of the wish to go on: left, or held back by SurveyCTO's own checks, with their message. */
export type NextOutcome =
  | { readonly left: true }
  | { readonly left: false; readonly message: string; readonly shownByPlugin: boolean }

/** A form with one field, without a screen. */
export interface Host {
  readonly settings: HostSettings
  readonly stored: StoredField
  readonly current: OpenField | undefined
  /** Shows the field with what is stored. @throws AppearanceError when the appearance cannot be read. */
  open(): OpenField
  /** Takes the field's view away, as a swipe, the Go-To list or a killed app does. */
  leave(): void
  /** Leaves after the checks for required and constraint. */
  next(skipValidation?: boolean): NextOutcome
  /** Applies new settings; takes effect when the field is opened again. */
  change(settings: Partial<HostSettings>): void
  /** The user clears the answer: SurveyCTO drops it, then tells the plug-in. */
  clear(): void
  /** The user arrives at the field: SurveyCTO offers it the focus. */
  focus(): void
  /** Puts stored values in place, as resuming a saved form does. */
  resume(stored: StoredField): void
  onNavigate(listener: (navigation: Navigation) => void): void
  /** Told after each change of what is stored; returns its stop. */
  onStored(listener: (stored: StoredField) => void): () => void
}

/** Creates a form that shows `field` through `plugin`. */
export function createHost(plugin: PluginPackage, field: FieldDefinition, initial: HostSettings): Host {
  const listeners = new Set<(stored: StoredField) => void>()
  let settings = initial
  let stored: StoredField = { answer: '', metadata: '' }
  let current: OpenField | undefined
  let bridge: Bridge | undefined
  let navigate: (navigation: Navigation) => void = () => {}

  function store(change: Partial<StoredField>): void {
    stored = { ...stored, ...change }
    for (const listener of listeners) listener(stored)
  }

  function leave(): void {
    current = undefined
    bridge = undefined
  }

  function open(): OpenField {
    leave()
    const parameters = evaluateParameters(parseAppearance(settings.appearance), settings.values)
    const properties = describeField(field, { ...settings, parameters }, stored)
    const { platform } = settings
    const whileOpen =
      <T>(task: (value: T) => void) =>
      (value: T) => {
        if (current === opened) task(value)
      }
    const opened: OpenField = {
      properties,
      platform,
      document: (source) => renderDocument({ plugin, properties, platform, ...source }),
      connect(window) {
        bridge = installBridge(window, opened, {
          onAnswer: opened.setAnswer,
          onMetadata: opened.setMetadata,
          onNavigate: opened.navigate,
        })
      },
      connectRemote(remote) {
        bridge = remote
      },
      setAnswer: whileOpen((answer: string) => store({ answer })),
      setMetadata: whileOpen((metadata: string) => store({ metadata })),
      navigate: whileOpen((navigation: Navigation) => navigate(navigation)),
    }
    current = opened
    return opened
  }

  // SurveyCTO shows its own message unless the manifest says that the plug-in does.
  function holdBack(name: PluginFunction, message: string, hidden: boolean): NextOutcome {
    const told = bridge?.call(name, message) ?? false
    return { left: false, message, shownByPlugin: told && hidden }
  }

  return {
    get settings() {
      return settings
    },
    get stored() {
      return stored
    },
    get current() {
      return current
    },
    open,
    leave,
    next(skipValidation = false) {
      const { manifest } = plugin
      const messages = current?.properties
      if (messages && !skipValidation) {
        if (settings.required && stored.answer === '') {
          return holdBack(
            'handleRequiredMessage',
            messages.REQUIREDMESSAGE,
            manifest.hideDefaultRequiredMessage,
          )
        }
        if (stored.answer !== '' && field.constraint?.(stored.answer) === false) {
          return holdBack(
            'handleConstraintMessage',
            messages.CONSTRAINTMESSAGE,
            manifest.hideDefaultConstraintMessage,
          )
        }
      }
      leave()
      return { left: true }
    },
    change(changes) {
      settings = { ...settings, ...changes }
    },
    clear() {
      store({ answer: '' })
      bridge?.call('clearAnswer')
    },
    focus() {
      bridge?.call('setFocus')
    },
    resume(values) {
      store(values)
    },
    onNavigate(listener) {
      navigate = listener
    },
    onStored(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
