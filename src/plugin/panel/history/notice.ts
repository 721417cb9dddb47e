import type { Notice } from '../../screen/drawing.ts'
import { type ListWords, listNotice } from '../list-failure.ts'
import type { PanelWorld } from '../tab.ts'
import type { HistoryModel } from './list.ts'

export type NoticeWorld = Pick<PanelWorld, 'words' | 'describe' | 'page'>

const said: ListWords = {
  offline: 'historyOffline',
  failed: 'historyUnusable',
  denied: 'historyDenied',
  deniedText: 'historyDeniedText',
}

/** Why there is nothing, or nothing new, to see, and what to do about it. */
export function historyNotice({ calls, failure }: HistoryModel, world: NoticeWorld): Notice | undefined {
  const isStuck = (failure !== undefined || calls === undefined) && world.page.isOffline()
  return listNotice(failure, isStuck, said, world)
}

/** Said beside the calls, before anybody taps Call and is refused. */
export function doNotCallNotice({ isDoNotCall }: HistoryModel, { words }: NoticeWorld): Notice | undefined {
  if (!isDoNotCall) return undefined
  return { tone: 'warn', title: words('errorDoNotCall'), text: words('errorDoNotCallText'), code: '' }
}
