import type { Clock } from '../twilio/clock.ts'
import { isRecord } from '../twilio/json-values.ts'
import type { Failure, Fetch, Transport } from '../twilio/transport.ts'
import type { RecordingPart } from './call/recording/recording-part.ts'
import type { DesignerPart } from './form/designer-part.ts'
import type { Host } from './form/host.ts'
import type { prepare } from './form/prepare.ts'
import type { Settings } from './form/settings.ts'
import type { Claims } from './once/claims.ts'
import type { OpenPanel } from './panel/tab.ts'
import type { Notice } from './screen/screen.ts'
import type { Running } from './start.ts'
import type { Language } from './words/language.ts'
import type { FurtherCode } from './words/language-names.ts'
import type { LanguagePart } from './words/language-part.ts'
import type { Words } from './words/words.ts'
import type { Account, Device } from './world.ts'

/** What only some forms need. Each part is a file of its own in the zip, such as `recording.js`. */
export interface Parts extends Record<`words-${FurtherCode}`, LanguagePart> {
  recording: RecordingPart
  panel: PanelPart
  service: ServicePart
  designer: DesignerPart
  prepare: { prepare: typeof prepare }
}

/** Resolves undefined where the file cannot be loaded; never rejects. */
export type LoadPart = <Name extends keyof Parts>(name: Name) => Promise<Parts[Name] | undefined>

export interface PanelPart {
  openPanel: OpenPanel
  openMessageField(world: MessageFieldWorld): Running
}

export interface ServicePart {
  /** Asks the team's own Functions instead of Twilio. */
  createServiceTransport(settings: ServiceSettings): Transport
}

export interface ServiceSettings {
  fetch: Fetch
  clock: Clock
  /** Of the Functions, http only on one's own machine. */
  url: string
  key: string
}

/** What a field whose whole job is a message is given. The field draws its problems; the rest is the part's. */
export interface MessageFieldWorld {
  document: Document
  /** The field's own words, in the form's language. */
  fieldWords: Words
  language: Language
  settings: Settings
  wires: Account & Device
  /** Answer and metadata are written through it, and read once. */
  host: Host
  /** What fields on this device own, messages as well as calls. */
  claims: Claims
  readOnly: boolean
  /** What the field says of a failure that has nothing to do with messages, such as refused credentials. */
  describe(failure: Failure): Notice
}

// No page has anything else under such a name.
const prefix = 'twilioCall-'

/** Called by a part's file: leaves the part where the field's script finds it. */
export function registerPart<Name extends keyof Parts>(page: object, name: Name, part: Parts[Name]): void {
  Object.assign(page, { [prefix + name]: part })
}

/** The part that its file left here; undefined while it has not run. */
export function readPart<Name extends keyof Parts>(page: object, name: Name): Parts[Name] | undefined {
  const part: unknown = Reflect.get(page, prefix + name)
  return isPart(part, name) ? part : undefined
}

function isPart<Name extends keyof Parts>(part: unknown, _name: Name): part is Parts[Name] {
  return isRecord(part)
}
