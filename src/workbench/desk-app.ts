import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Account } from '../stand-in/twilio/account.ts'

/** What the desk is served from. */
export interface DeskSource {
  /** The page as people download it. */
  readonly html: string
  /** The built page/frame/send-to-stand-in.ts, whose exports are on `standIn`. */
  readonly redirectScript: string
  readonly twilioUrl: string
  readonly account: Account
}

/** The page as it is, with an export to take in and the stand-in in Twilio's place. */
export function createDeskApp({ html, redirectScript, twilioUrl, account }: DeskSource): Hono {
  const app = new Hono()
  let latest = ''
  const { sid: accountSid, apiKey, apiSecret } = account
  const offer = { export: '/desk/workbench.csv', accountSid, apiKey, apiSecret }
  const script = `${redirectScript.trim()};standIn.sendToStandIn(${JSON.stringify(twilioUrl)})`
  const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  const page = html
    .replace("script-src '", () => `script-src ${hash} '`)
    .replace('connect-src ', () => `connect-src 'self' ${twilioUrl} `)
    .replace(
      '</head>',
      () =>
        `<script type="application/json" id="offer">${JSON.stringify(offer)}</script>` +
        `<script>${script}</script></head>`,
    )
  app.get('/', (context) => context.html(page))
  app.get('/workbench.csv', (context) =>
    latest === '' ? context.notFound() : context.body(latest, 200, { 'Content-Type': 'text/csv' }),
  )
  app.put('/workbench.csv', async (context) => {
    latest = await context.req.text()
    return context.body(null, 204)
  })
  return app
}
