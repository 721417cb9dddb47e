import { createField, type Field } from './call/field.ts'
import type { RecordingPart } from './call/recording/recording-part.ts'
import { createCallStore } from './call/store.ts'
import type { Beside } from './once/writer.ts'
import type { Panel, PanelField } from './panel/tab.ts'
import { noticeFor } from './screen/notices.ts'
import { readOnlyScreen, type Scene, screenOf } from './screen/screen.ts'
import { createView, type View } from './screen/view.ts'
import type { Opening, Running } from './start.ts'
import type { WordKey } from './words/words.ts'

/** Opens a field that calls: at once, and what is loaded for it joins when it is there. */
export function openCallField({ world, settings, problems, wires, words, language }: Opening): Running {
  const { host, clock, document } = world
  const scene: Omit<Scene, 'now'> = { words, settings, problems }
  let view: View | undefined
  let panel: Panel | undefined
  let drawRecording: ReturnType<RecordingPart['createRecordingView']> | undefined
  let stopTicking = () => {}
  let stopped = false

  function show(): void {
    if (!view || stopped) return
    const screen = screenOf(field.model, { ...scene, now: clock.now() })
    view.draw(host.readOnly ? readOnlyScreen(screen) : screen)
    if (drawRecording) drawRecording(screen.recording)
    tick(view, screen.clockSince !== undefined)
  }

  /** Once a second while the clock runs, which a screen reader does not hear. */
  function tick(drawn: View, clockRuns: boolean): void {
    stopTicking()
    drawn.tick(clock.now())
    if (clockRuns) stopTicking = clock.after(1_000, () => tick(drawn, true))
  }

  function lack(key: WordKey): void {
    scene.problems = [...scene.problems, { parameter: '', said: { key }, blocks: false }]
    show()
  }

  async function loadRecording(): Promise<RecordingPart | undefined> {
    const part = await world.loadPart('recording')
    if (part) {
      scene.recordingBox = part.createRecordingBox(language)
      drawRecording = part.createRecordingView(document, (action) => field.record(action))
    } else lack('recordingMissing')
    return part
  }

  async function openPanel(messages: Beside): Promise<void> {
    const part = await world.loadPart('panel')
    if (stopped) return
    if (!part) {
      lack('panelMissing')
      return
    }
    panel = part.openPanel({
      ...world,
      fieldWords: words,
      language,
      settings,
      wires,
      readOnly: host.readOnly,
      field: panelField(field),
      store: messages,
      describe: (failure) => noticeFor(failure, { ...scene, now: clock.now() }),
    })
  }

  const { store, messages } = createCallStore(host, settings, world.random)
  const field = createField({
    ...wires,
    settings,
    store,
    claims: world.claims,
    readOnly: host.readOnly,
    // A field that is only read changes no recording.
    ...(settings.record === 'consent' && !host.readOnly ? { recording: loadRecording() } : {}),
    // A restored field reports changes while it is still being created.
    onChange() {
      show()
      if (panel) panel.fieldChanged()
    },
  })
  view = createView(document, words, field)
  show()
  if (settings.panel.length > 0) void openPanel(messages)
  return {
    clearAnswer() {
      field.clear()
      if (panel) panel.clear()
    },
    setFocus: () => view?.focus(),
    stop() {
      stopped = true
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
