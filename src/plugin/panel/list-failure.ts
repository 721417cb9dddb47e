import { functionCodes } from '../../twilio/service-ask.ts'
import { type Failure, isNoConnection } from '../../twilio/transport.ts'
import type { Notice } from '../screen/drawing.ts'
import { whyNothing } from '../screen/errors.ts'
import { tell } from '../screen/notices.ts'
import type { PanelWordKey } from '../words/english/panel-words.ts'
import type { PanelWorld } from './tab.ts'

/** What a tab calls it where its list cannot be had. */
export interface ListWords {
  offline: PanelWordKey
  /** Nothing usable came. */
  failed: PanelWordKey
  /** The key may not list it: to the enumerator, and to the form designer. */
  denied: PanelWordKey
  deniedText: PanelWordKey
}

/** Why a tab's list is not there, or not fresh, and what to do; undefined where nothing keeps it. */
export function listNotice(
  failure: Failure | undefined,
  isOffline: boolean,
  said: ListWords,
  { words, describe }: Pick<PanelWorld, 'words' | 'describe'>,
): Notice | undefined {
  if (isOffline || isNoConnection(failure)) {
    return { tone: 'warn', title: words('offline'), text: words(said.offline), code: '' }
  }
  if (!failure) return undefined
  if (failure.kind === 'nothing') {
    const text = words('triedAgain', { why: words(whyNothing(failure)) })
    return { tone: 'warn', title: words(said.failed), text, code: '' }
  }
  if (!isDenied(failure)) return describe(failure)
  const told = { title: said.denied, designer: said.deniedText }
  return tell(told, words, { code: failure.code, tone: 'warn' })
}

/**
 * The key is good and may not list this: https://www.twilio.com/docs/iam/api-keys/restricted-api-keys
 * Test credentials (20008) are refused with the same status and are another matter.
 */
export function isDenied(failure: Failure): boolean {
  if (failure.kind !== 'refused') return false
  const { code, status } = failure
  return (
    code === 70051 ||
    code === 20403 ||
    (status === 403 && code !== 20008 && code !== functionCodes.notAllowed)
  )
}
