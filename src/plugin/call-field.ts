import { createField } from './call/field.ts'
import { createCallStore } from './call/store.ts'
import type { OpenPanel, Panel, PanelField } from './panel/tab.ts'
import type { Scene } from './screen/drawing.ts'
import { addStyle } from './screen/elements.ts'
import { keepFromSecondTaps } from './screen/input/second-taps.ts'
import type { Field } from './screen/model.ts'
import { noticeFor } from './screen/notices.ts'
import { createRecordingView } from './screen/recording/recording-view.ts'
import { readOnlyScreen, screenOf } from './screen/screen.ts'
import { createView, type View } from './screen/view.ts'
import type { Opening, Running } from './world.ts'

/** Opens a field that calls, with its tabs and its recording where the form wants them. */
export function openCallField(
  { world, settings, problems, account, words, language }: Opening,
  openPanel: OpenPanel,
): Running {
  const { host, clock, document } = world
  const scene: Omit<Scene, 'now'> = { words, settings, problems }
  let view: View | undefined
  let panel: Panel | undefined
  let stopTicking = () => {}
  let stopped = false

  function show(): void {
    if (!view || stopped) return
    const screen = screenOf(field.model, { ...scene, now: clock.now() })
    view.draw(host.readOnly ? readOnlyScreen(screen) : screen)
    drawRecording(screen.recording)
    tick(view, screen.clockSince !== undefined)
  }

  /** Once a second while the clock runs, which a screen reader does not hear. */
  function tick(drawn: View, clockRuns: boolean): void {
    stopTicking()
    drawn.tick(clock.now())
    if (clockRuns) stopTicking = clock.after(1_000, () => tick(drawn, true))
  }

  const { store, messages } = createCallStore(host, settings, world.random)
  const field = createField({
    ...world,
    ...account,
    settings,
    store,
    readOnly: host.readOnly,
    // A field that is only read changes no recording.
    recordsByConsent: settings.record === 'consent' && !host.readOnly,
    // A restored field reports changes while it is still being created.
    onChange() {
      show()
      if (panel) panel.fieldChanged()
    },
  })
  const drawRecording = createRecordingView(document, (action) => field.record(action))
  view = createView(document, words, field)
  show()
  const area = document.getElementById('call-area')
  const stopKeeping = area ? keepFromSecondTaps(area, clock) : () => {}
  if (settings.panel.length > 0) {
    addStyle(document, world.panelStyle)
    panel = openPanel({
      ...world,
      ...account,
      words,
      language,
      settings,
      readOnly: host.readOnly,
      field: panelField(field),
      store: messages,
      describe: (failure) => noticeFor(failure, { ...scene, now: clock.now() }),
    })
  }
  return {
    clearAnswer() {
      field.clear()
      if (panel) panel.clear()
    },
    setFocus: () => view?.focus(),
    call: () => field.call(),
    stop() {
      stopped = true
      stopKeeping()
      field.stop()
      stopTicking()
      if (panel) panel.stop()
    },
  }
}

function panelField(field: Field): PanelField {
  return {
    get choice() {
      return field.model.choice
    },
    get isCalling() {
      return ['placing', 'unsure', 'following'].includes(field.model.state.name)
    },
    get state() {
      return field.model.state
    },
    get mayChoose() {
      return field.model.mayCall
    },
    enter: (number) => field.enter(number),
  }
}
