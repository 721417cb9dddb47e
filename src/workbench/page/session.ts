import type { StoredField } from '../../stand-in/surveycto/field.ts'
import type { Mode } from './parameters/page-settings.ts'

/** What survives a reload of the page, as a form survives a killed app. Never a credential. */
export interface Session {
  /** The Twilio that a stored call belongs to. */
  readonly mode: Mode
  readonly stored: StoredField
  readonly fields: Readonly<Record<string, string>>
}

const key = 'workbench-form'

/** What was kept before a reload; undefined when the page was opened afresh. */
export function readSession(): Session | undefined {
  const [navigation] = performance.getEntriesByType('navigation')
  const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload'
  if (!reloaded) return undefined
  try {
    return toSession(JSON.parse(sessionStorage.getItem(key) ?? ''))
  } catch {
    return undefined
  }
}

/** Keeps the form's state in this tab until it is closed. */
export function keepSession(session: Session): void {
  sessionStorage.setItem(key, JSON.stringify(session))
}

function toSession(data: unknown): Session | undefined {
  if (!isTexts(data, 'stored') || !isTexts(data, 'fields')) return undefined
  const { answer, metadata } = data.stored
  if (answer === undefined || metadata === undefined) return undefined
  const mode = Reflect.get(data, 'mode') === 'real' ? 'real' : 'stand-in'
  return { mode, stored: { answer, metadata }, fields: data.fields }
}

function isTexts<Name extends string>(
  data: unknown,
  name: Name,
): data is Record<Name, Record<string, string>> {
  if (typeof data !== 'object' || data === null) return false
  const value: unknown = Reflect.get(data, name)
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  )
}
