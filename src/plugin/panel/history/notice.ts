import { isNoConnection } from '../../../twilio/transport.ts'
import type { Notice } from '../../screen/drawing.ts'
import { whyNothing } from '../../screen/errors.ts'
import { tell } from '../../screen/notices.ts'
import { isDenied } from '../list-failure.ts'
import type { PanelWorld } from '../tab.ts'
import type { HistoryModel } from './list.ts'

export type NoticeWorld = Pick<PanelWorld, 'words' | 'describe' | 'page'>

/** Why there is nothing, or nothing new, to see, and what to do about it. */
export function historyNotice({ calls, failure }: HistoryModel, world: NoticeWorld): Notice | undefined {
  const { words, describe, page } = world
  const isStuck = (failure !== undefined || calls === undefined) && page.isOffline()
  if (isStuck || isNoConnection(failure)) {
    return { tone: 'warn', title: words('offline'), text: words('historyOffline'), code: '' }
  }
  if (!failure) return undefined
  if (failure.kind === 'nothing') {
    const text = words('triedAgain', { why: words(whyNothing(failure)) })
    return { tone: 'warn', title: words('historyUnusable'), text, code: '' }
  }
  if (!isDenied(failure)) return describe(failure)
  const told = { title: 'historyDenied', designer: 'historyDeniedText' } as const
  return tell(told, words, { code: failure.code, tone: 'warn' })
}

/** Said beside the calls, before anybody taps Call and is refused. */
export function doNotCallNotice({ isDoNotCall }: HistoryModel, { words }: NoticeWorld): Notice | undefined {
  if (!isDoNotCall) return undefined
  return { tone: 'warn', title: words('errorDoNotCall'), text: words('errorDoNotCallText'), code: '' }
}
