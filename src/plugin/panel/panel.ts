import type { PanelTab } from '../form/settings.ts'
import { create } from '../screen/elements.ts'
import { setLanguage } from '../words/set-language.ts'
import { openHistory } from './history/history.ts'
import { watchIncoming } from './history/incoming.ts'
import { openKeypad } from './keypad/keypad.ts'
import { openMessages } from './messages/messages.ts'
import type { OpenTab, Panel, PanelWorld } from './tab.ts'
import { createTabStrip } from './tab-strip.ts'

/** About as long as a thumb takes to a button that it has aimed at. */
const arrivingMs = 600

const openers: Readonly<Record<PanelTab, OpenTab>> = {
  keypad: openKeypad,
  history: openHistory,
  messages: openMessages,
}

/**
 * Draws the tabs in front of the field's call area. The first is open, unless a call is under way: then, and
 * when one begins, the tabs fold away, so that Hang up is at hand. A tap on the open one folds it away, too.
 * Above them stands whether the respondent calls.
 */
export function openPanel(world: PanelWorld): Panel {
  const { document, field, language, words } = world
  const names = offered(world)
  const opened = names.map((name) => ({ name, tab: openers[name](world) }))
  const tabs = opened.map(({ tab }) => tab)
  const strip = createTabStrip(
    document,
    words('tabs'),
    opened.map(({ name, tab }) => ({ id: name, label: words(name), content: tab.element })),
    (position) => show(position, position !== chosen || !isOpen),
  )
  /** The one that is open, or was when it was folded away. */
  let chosen = 0
  let isOpen = false
  let wasCalling = field.isCalling

  function show(position: number, open: boolean): void {
    const before = isOpen ? tabs[chosen] : undefined
    chosen = position
    isOpen = open
    const now = isOpen ? tabs[chosen] : undefined
    if (before !== now) {
      before?.show(false)
      now?.show(true)
    }
    strip.draw(chosen, isOpen)
    makeRoom()
  }

  /** Under an open tab the two steps of a call that is still to come only push its button out of sight. */
  function makeRoom(): void {
    const { name } = field.state
    const before = name === 'ready' || name === 'refused'
    document.getElementById('call-area')?.classList.toggle('under-tab', isOpen && before)
  }

  const status = create(document, 'div', { className: 'box tint incoming', role: 'status' })
  const root = create(document, 'div', { id: 'panel', className: 'panel default-answer-text-size' })
  setLanguage(root, language)
  for (const element of [status, ...strip.elements]) root.appendChild(element)
  show(0, !wasCalling)
  const stopArriving = tabs.length > 0 ? arrive(root, world) : () => {}
  // Who only corrects numbers has no use for it.
  const wantsIncoming = names.some((name) => name !== 'keypad')
  const incoming = wantsIncoming ? watchIncoming(world, announce) : undefined

  function announce(): void {
    if (!incoming) return
    status.textContent = incoming.text
    if (incoming.text) for (const tab of tabs) tab.respondentCalled?.()
  }

  return {
    fieldChanged() {
      if (field.isCalling && !wasCalling) show(chosen, false)
      wasCalling = field.isCalling
      for (const tab of tabs) tab.fieldChanged()
      incoming?.fieldChanged()
      makeRoom()
    },
    clear() {
      for (const tab of tabs) tab.clear()
    },
    stop() {
      stopArriving()
      incoming?.stop()
      for (const tab of tabs) tab.stop()
    },
  }
}

/** What the designer asks for, less the keypad where nothing can be entered. */
function offered({ settings, readOnly }: PanelWorld): readonly PanelTab[] {
  const mayEnter = settings.displayNumber && !readOnly
  return settings.panel.filter((name) => name !== 'keypad' || mayEnter)
}

/** It moves the Call button: a thumb that is on its way there must not hit a key. */
function arrive(root: HTMLElement, { document, clock }: PanelWorld): () => void {
  const callArea = document.getElementById('call-area')
  root.classList.add('arriving')
  callArea?.parentNode?.insertBefore(root, callArea)
  return clock.after(arrivingMs, () => root.classList.remove('arriving'))
}
