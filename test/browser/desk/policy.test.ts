import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { patienceMs } from '../patience.ts'
import { useDesk } from './open-desk.ts'
import { openRecorded } from './recorded-survey.ts'

/** Ways to send something to another address, by what they ask for there. */
const ways: Readonly<Record<string, string>> = {
  fetch: 'void fetch(there + "fetch").catch(() => {})',
  blind: 'void fetch(there + "blind", { mode: "no-cors", method: "POST", body: "x" }).catch(() => {})',
  xhr: 'const ask = new XMLHttpRequest(); ask.open("GET", there + "xhr"); ask.send()',
  beacon: 'navigator.sendBeacon(there + "beacon", "x")',
  image: 'new Image().src = there + "image"',
  sound: 'new Audio(there + "sound").play().catch(() => {})',
  script: 'put("script", { src: there + "script" })',
  module: 'put("script", { type: "module", src: there + "module" })',
  style: 'put("link", { rel: "stylesheet", href: there + "style" })',
  preload: 'put("link", { rel: "preload", as: "image", href: there + "preload" })',
  frame: 'put("iframe", { src: there + "frame" })',
  object: 'put("object", { data: there + "object" })',
  form: 'put("form", { action: there + "form", method: "post", target: put("iframe", { name: "f" }).name }).submit()',
  events: 'new EventSource(there + "events")',
  socket: 'new WebSocket(there.replace("http", "ws") + "socket")',
  worker: 'new Worker(URL.createObjectURL(new Blob(["fetch(" + JSON.stringify(there + "worker") + ")"])))',
  base: 'put("base", { href: there }); void fetch("base").catch(() => {})',
}

describeInChromium('the policy of the desk', () => {
  const open = useDesk()
  const reached: string[] = []
  const other = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.setHeader('Access-Control-Allow-Origin', '*').end('{}')
  })
  other.on('upgrade', (request, socket) => {
    reached.push(request.url ?? '')
    socket.destroy()
  })
  let there: string

  beforeAll(async () => {
    // On this machine, which Chromium does reach: only the page's policy stands between.
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    there = `http://127.0.0.1:${isPlace(address) ? address.port : 0}/`
  })
  afterAll(() => {
    other.closeAllConnections()
    other.close()
  })
  beforeEach(() => reached.splice(0))

  const attempt = (way: string) =>
    `(() => { const there = ${JSON.stringify(there)}
      const put = (tag, properties) => document.body.appendChild(Object.assign(document.createElement(tag), properties))
      try { ${way} } catch (refused) { return String(refused) } })()`

  it('lets nothing leave but what is asked of Twilio, in whatever way a script may try', async () => {
    const { desk, find, twilio } = await openRecorded(open, 1)
    const { page } = desk
    const refused: string[] = []
    await page.exposeFunction('tellRefused', (what: string) => refused.push(what))
    await page.evaluate(
      'addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.tellRefused(effectiveDirective))',
    )
    for (const [name, way] of Object.entries(ways)) {
      const before = refused.length
      await page.evaluate(attempt(way))
      await expect.poll(() => refused.length, { message: name, timeout: patienceMs }).toBeGreaterThan(before)
    }
    expect(reached).toEqual([])
    // And Twilio itself can still be asked.
    const asked = twilio.requests.length
    await find()
    expect(twilio.requests.length).toBeGreaterThan(asked)
  })

  it('is what holds it back: without it every one of these ways leads there', async () => {
    const { page } = await open({ isLawless: true })
    for (const way of Object.values(ways)) await page.evaluate(attempt(way))
    const wanted = Object.keys(ways).map((name) => `/${name}`)
    await expect.poll(() => [...new Set(reached)].sort(), { timeout: patienceMs }).toEqual(wanted.sort())
  })
})

function isPlace(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
