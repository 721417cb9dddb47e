import { showNumber } from '../../../twilio/phone-number.ts'
import type { State } from '../../call/rules.ts'
import { dialledNumber } from '../../form/choice.ts'
import type { Notice } from '../../screen/drawing.ts'
import { respondentName } from '../respondent.ts'
import type { PanelWorld, Tab } from '../tab.ts'
import { createHistoryList, type HistoryList, type HistoryModel } from './list.ts'
import { doNotCallNotice, historyNotice } from './notice.ts'
import { ownRow, rowOf } from './rows.ts'
import { createHistoryView, type HistoryScreen } from './view.ts'

/** The calls with the respondent's number, in both directions, newest first; on top the one that is under way. */
export function openHistory(world: PanelWorld): Tab {
  const { field, settings, page } = world
  const view = createHistoryView(world, { again: () => list?.again(), more: () => list?.more() })
  let number = ''
  let list: HistoryList | undefined
  let isVisible = false
  /** The call that was seen under way here, so that its end stands on top until Twilio's list has it. */
  let own: { sid: string; isOver: boolean } | undefined

  function draw(): void {
    view.draw(historyScreen(world, { number, model: list?.model, ownSid: own?.sid }))
  }

  function followNumber(): void {
    const now = dialledNumber(settings, field.choice)
    if (now === number) return
    number = now
    list?.stop()
    list = number ? createHistoryList(world, number, draw) : undefined
    if (isVisible) list?.open()
  }

  function followCall(state: State): void {
    if (!('seen' in state)) return
    const { call, leg } = state.seen
    if (state.name === 'following') own = { sid: call.sid, isOver: false }
    if (state.name !== 'ended' || own?.sid !== call.sid || own.isOver) return
    own = { sid: call.sid, isOver: true }
    if (leg) list?.refresh(call.sid)
  }

  function follow(): void {
    followNumber()
    followCall(field.state)
    draw()
  }

  const stopWatching = page.onChange(draw)
  follow()

  return {
    element: view.element,
    show(visible) {
      isVisible = visible
      if (visible) list?.open()
      else list?.close()
      draw()
    },
    fieldChanged: follow,
    respondentCalled: () => list?.refresh(),
    clear: draw,
    stop() {
      stopWatching()
      list?.stop()
    },
  }
}

interface Known {
  number: string
  model: HistoryModel | undefined
  /** The field's own call, if it was seen under way. */
  ownSid: string | undefined
}

function historyScreen(world: PanelWorld, known: Known): HistoryScreen {
  const { words, settings } = world
  const { number, model } = known
  const notice = model && historyNotice(model, world)
  const rows = rowsOf(world, known)
  const canAsk = model !== undefined && model.calls !== undefined && model.hasMore && !notice
  return {
    heading: words('historyWith', { who: respondentName(world) }),
    number: settings.displayNumber && number ? showNumber(number) : '',
    rows,
    status: rows.length > 0 ? '' : statusText(world, model, notice),
    notice: notice ?? (model && doNotCallNotice(model, world)),
    canAskAgain: notice !== undefined,
    more: canAsk ? (model.isAsking ? 'asking' : 'offered') : 'none',
  }
}

function rowsOf(world: PanelWorld, { model, ownSid }: Known): HistoryScreen['rows'] {
  const { state } = world.field
  const calls = model?.calls ?? []
  const seenSid = 'seen' in state ? state.seen.call.sid : undefined
  const isListed = calls.some(({ call }) => call.parentSid === seenSid)
  // What the field itself sees of its call is newer than the list.
  const own = state.name !== 'ended' || (seenSid === ownSid && !isListed) ? ownRow(state, world) : undefined
  const listed = own ? calls.filter(({ call }) => !seenSid || call.parentSid !== seenSid) : calls
  const rows = listed.map((past) => rowOf(past, world))
  return own ? [own, ...rows] : rows
}

/** Why there are no rows, where no notice says it. */
function statusText(
  { words }: PanelWorld,
  model: HistoryModel | undefined,
  notice: Notice | undefined,
): string {
  if (!model) return words('historyNoNumber')
  if (notice) return ''
  if (model.calls === undefined) return words('historyLoading')
  return model.hasMore ? '' : words('historyEmpty')
}
