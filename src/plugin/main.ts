import { realClock } from '../twilio/clock.ts'
import { readHost } from './form/host.ts'
import { createClaims } from './once/claims.ts'
import { createPage } from './page.ts'
import { createPartLoader, foldersOf } from './part-loader.ts'
import { start } from './start.ts'

// A host may define its API with const or let, which do not become properties of window.
declare const fieldProperties: unknown
declare const getPluginParameter: unknown
declare const getMetaData: unknown
declare const setMetaData: unknown
declare const setAnswer: unknown

/** The only file that touches the page's globals, beside those of the parts. */
const running = start({
  host: readHost({
    fieldProperties: typeof fieldProperties === 'undefined' ? undefined : fieldProperties,
    getPluginParameter: typeof getPluginParameter === 'undefined' ? undefined : getPluginParameter,
    getMetaData: typeof getMetaData === 'undefined' ? undefined : getMetaData,
    setMetaData: typeof setMetaData === 'undefined' ? undefined : setMetaData,
    setAnswer: typeof setAnswer === 'undefined' ? undefined : setAnswer,
  }),
  document,
  page: createPage(window),
  clock: realClock,
  fetch: typeof window.fetch === 'undefined' ? undefined : (url, init) => window.fetch(url, init),
  random: Math.random,
  claims: createClaims(() => window.localStorage),
  loadPart: createPartLoader(
    { document, globals: window, clock: realClock },
    foldersOf('{{PLUGINDIR}}', scriptAddress()),
  ),
})

/** Only while this script runs does the page tell which one it is. */
function scriptAddress(): string {
  const { currentScript } = document
  return currentScript && 'src' in currentScript ? String(currentScript.src) : ''
}

// A page that goes into the browser's back-forward cache may come back and go on.
window.addEventListener('pagehide', (event) => {
  if (!event.persisted) running.stop()
})

// SurveyCTO calls clearAnswer and setFocus by name; build.ts declares them, and they find this.
Object.assign(window, { twilioCall: running })
