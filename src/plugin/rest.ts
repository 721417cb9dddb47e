import { realClock } from '../twilio/clock.ts'
import type { FirstField } from './first.ts'
import { createClaims } from './once/claims.ts'
import { createPage } from './page.ts'
import panelStyle from './panel/panel.css'
import { start } from './start.ts'

// Left by main.ts, whose script runs this one.
declare const twilioCall: FirstField

const { host, languages } = twilioCall.beginning
const running = start({
  host,
  document,
  page: createPage(window),
  clock: realClock,
  fetch: typeof window.fetch === 'undefined' ? undefined : (url, init) => window.fetch(url, init),
  random: Math.random,
  claims: createClaims(() => window.localStorage),
  languages,
  panelStyle,
})

// A page that goes into the browser's back-forward cache may come back and go on.
window.addEventListener('pagehide', (event) => {
  if (!event.persisted) running.stop()
})

twilioCall.handOver(running)
