import type { FieldProperties, Platform } from './field.ts'

/** A wish of the plug-in to leave its field. */
export interface Navigation {
  readonly direction: 'next' | 'previous'
  readonly skipValidation: boolean
}

/** What the plug-in does to the form. */
export interface BridgeEffects {
  onAnswer(answer: string): void
  onMetadata(metadata: string): void
  onNavigate(navigation: Navigation): void
}

/** The functions a plug-in may define for the form to call; `clearAnswer` it must. */
export type PluginFunction = 'clearAnswer' | 'setFocus' | 'handleRequiredMessage' | 'handleConstraintMessage'

/** The form's side of an installed bridge. */
export interface Bridge {
  /** Calls a function of the plug-in; false when the plug-in does not define it. */
  call(name: PluginFunction, message?: string): boolean
}

/**
 * Gives a window everything SurveyCTO gives a plug-in: `fieldProperties` and the global functions. To be
 * installed before the plug-in's script runs. The same function serves the workbench's frame and jsdom.
 *
 * @see https://github.com/surveycto/field-plug-in-resources/blob/master/docs/api-reference.md
 */
export function installBridge(
  window: object,
  field: { readonly properties: FieldProperties; readonly platform: Platform },
  effects: BridgeEffects,
): Bridge {
  Object.assign(window, {
    fieldProperties: {
      ...field.properties,
      PARAMETERS: field.properties.PARAMETERS.map((one) => ({ ...one })),
    },
    ...storageFunctions(field.properties, effects),
    ...navigationFunctions(effects),
    getPluginParameter: parameterReader(field.properties, field.platform),
    ...(field.platform === 'android-collect' ? androidFunctions() : {}),
  })
  return {
    call(name, message) {
      const defined: unknown = Reflect.get(window, name)
      if (typeof defined !== 'function') return false
      Reflect.apply(defined, window, message === undefined ? [] : [message])
      return true
    },
  }
}

// Both setters work in a read-only field too, as on a device: it is the plug-in that has to refrain.
function storageFunctions(properties: FieldProperties, effects: BridgeEffects) {
  let metadata = properties.METADATA
  return {
    setAnswer: (value: unknown) => effects.onAnswer(asText(value)),
    setMetaData(value: unknown) {
      metadata = asText(value)
      effects.onMetadata(metadata)
    },
    getMetaData: () => metadata,
  }
}

// The defaults differ on purpose: going on is checked, going back is always allowed.
function navigationFunctions(effects: BridgeEffects) {
  return {
    goToNextField: (skipValidation: unknown = false) =>
      effects.onNavigate({ direction: 'next', skipValidation: skipValidation === true }),
    goToPreviousField: (skipValidation: unknown = true) =>
      effects.onNavigate({ direction: 'previous', skipValidation: skipValidation !== false }),
  }
}

// Hosts differ in what stands for an absent parameter, so the stand-in differs too.
function parameterReader({ PARAMETERS }: FieldProperties, platform: Platform) {
  const absent = platform === 'android-collect' ? null : undefined
  return (key: unknown) => {
    const found = PARAMETERS.find((parameter) => parameter.key === key)
    return found ? found.value : absent
  }
}

function androidFunctions() {
  const noOtherApps = 'The stand-in form cannot open other apps'
  return {
    showSoftKeyboard: () => {},
    makePhoneCall: (...inputs: readonly unknown[]) => callBack(inputs, noOtherApps, null),
    // -1 is what Android's Call.getState() stands for when there is no call.
    getPhoneCallStatus: (...inputs: readonly unknown[]) => callBack(inputs, null, -1),
    launchIntent: (...inputs: readonly unknown[]) => callBack(inputs, noOtherApps, null),
    launchPreconfiguredIntent: (...inputs: readonly unknown[]) => callBack(inputs, noOtherApps, null),
  }
}

// The callback is the last thing passed, whichever optional ones come before it.
function callBack(inputs: readonly unknown[], error: string | null, result: number | null): void {
  const callback = inputs.at(-1)
  if (typeof callback === 'function') Reflect.apply(callback, undefined, [error, result])
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
