import { openFirst } from './first.ts'
import { readHost } from './form/host.ts'
import { runScript } from './run-script.ts'
import type { PackedLanguages } from './words/packed.ts'

// A host may define its API with const or let, which do not become properties of window.
declare const fieldProperties: unknown
declare const getPluginParameter: unknown
declare const getMetaData: unknown
declare const setMetaData: unknown
declare const setAnswer: unknown
// build.ts puts these in: the script that begins with rest.ts, and the languages besides English.
declare const restOfScript: string
declare const packedLanguages: PackedLanguages

/** A page that is hidden paints nothing; then this is long enough. */
const longestWaitMs = 300

const first = openFirst(
  {
    host: readHost({
      fieldProperties: typeof fieldProperties === 'undefined' ? undefined : fieldProperties,
      getPluginParameter: typeof getPluginParameter === 'undefined' ? undefined : getPluginParameter,
      getMetaData: typeof getMetaData === 'undefined' ? undefined : getMetaData,
      setMetaData: typeof setMetaData === 'undefined' ? undefined : setMetaData,
      setAnswer: typeof setAnswer === 'undefined' ? undefined : setAnswer,
    }),
    document,
    languages: packedLanguages,
  },
  afterPaint,
)

// SurveyCTO calls clearAnswer and setFocus by name; build.ts declares them, and they find this. So does rest.ts.
Object.assign(window, { twilioCall: first })
first.go(() => runScript(document, restOfScript))

function afterPaint(then: () => void): void {
  let isDone = false
  const once = () => {
    if (isDone) return
    isDone = true
    then()
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, longestWaitMs)
}
