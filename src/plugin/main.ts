import { openFirst } from './first.ts'
import { readHost } from './form/host.ts'
import { type Keeper, readKept } from './kept-text.ts'
import { runScript } from './run-script.ts'
import { readPacked } from './words/packed.ts'

// A host may define its API with const or let, which do not become properties of window.
declare const fieldProperties: unknown
declare const getPluginParameter: unknown
declare const getMetaData: unknown
declare const setMetaData: unknown
declare const setAnswer: unknown
// build.ts puts these beside it: the script that begins with rest.ts, and the languages besides English.
declare const twilioCallRest: Keeper
declare const twilioCallLanguages: Keeper

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
    languages: (code) => readPacked(readKept(twilioCallLanguages), code),
  },
  afterPaint,
)

// SurveyCTO calls clearAnswer and setFocus by name; build.ts declares them, and they find this. So does rest.ts.
Object.assign(window, { twilioCall: first })
first.go(() => runScript(document, readKept(twilioCallRest)))

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
