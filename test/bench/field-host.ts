import type { Platform } from '../../src/stand-in/surveycto/field.ts'
import { createHost, type Host } from '../../src/stand-in/surveycto/host.ts'
import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'
import type { StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { appearanceOf, standardParameters } from '../plugin/world/form.ts'
import type { TransportName } from '../plugin/world/transports.ts'

export interface FieldOfBench {
  /** How its requests reach Twilio; by themselves when absent. */
  transport?: TransportName
  /** In place of the usual ones, such as another enumerator's number. */
  parameters?: Readonly<Record<string, string>>
}

/** A form with one field that is shown through `plugin`. */
export function createFieldHost(
  plugin: PluginPackage,
  twilio: StandInTwilio,
  platform: Platform,
  { transport = 'direct', parameters }: FieldOfBench = {},
): Host {
  return createHost(
    plugin,
    { name: 'call', type: 'text', label: { English: 'Call the respondent' }, hint: { English: '' } },
    {
      platform,
      language: 'English',
      readOnly: false,
      required: false,
      appearance: appearanceOf({ ...standardParameters(twilio, transport), ...parameters }),
      values: { fields: {}, datasets: {} },
    },
  )
}
