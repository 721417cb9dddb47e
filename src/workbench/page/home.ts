import type { ServerSettings } from './parameters/page-settings.ts'

/** What the page stands on: the server of `npm start`, or nothing but itself. */
export interface Home {
  readonly settings: ServerSettings
  /** The plug-in's zip, as people download it. */
  readonly zip: Uint8Array
  /** The built frame/frame.ts. */
  readonly frameScript: string
  /** Address of the folder with the plug-in's files, without a slash at the end. */
  readonly pluginFolder: string
  /** A picture to send along with a message: its address as Twilio is told it, and as this page shows it. */
  readonly picture: { readonly url: string; readonly shown: string }
  /** Asks the stand-in's controls, which Twilio does not have. @param path below `/_workbench/` */
  control(path: string, settings?: RequestInit): Promise<Response>
  /** `onChange` is called on every change at the stand-in, `onLost` whenever the line to it goes down or comes up. */
  follow(onChange: () => void, onLost: (lost: boolean) => void): void
  /** How the team's queue stands; absent where the team's Functions do not run. */
  readonly askQueue?: () => Promise<unknown>
  /** Keeps the form's export for the supervisor's page; absent where that is not served. */
  readonly keepExport?: (csv: string) => Promise<unknown>
  /** Answers what the field asks of Twilio; absent where it asks an address of its own. Rejects as `fetch` does. */
  readonly answer?: (request: Request) => Promise<Response>
}
