import type { Notice } from '../../screen/drawing.ts'
import { isDenied, isNoConnection } from '../list-failure.ts'
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
    return { tone: 'warn', title: words('historyUnusable'), text: words('historyUnusableText'), code: '' }
  }
  if (!isDenied(failure)) return describe(failure)
  const code = words('errorCode', { code: String(failure.code) })
  return { tone: 'warn', title: words('historyDenied'), text: words('historyDeniedText'), code }
}

/** Said beside the calls, before anybody taps Call and is refused. */
export function doNotCallNotice({ isDoNotCall }: HistoryModel, { words }: NoticeWorld): Notice | undefined {
  if (!isDoNotCall) return undefined
  return { tone: 'warn', title: words('errorDoNotCall'), text: words('errorDoNotCallText'), code: '' }
}
