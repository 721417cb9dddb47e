import { Hono } from 'hono'
import type { PluginPackage } from './host/plugin-zip.ts'
import type { PageFiles } from './page-files.ts'
import type { StandInTwilio } from './twilio/stand-in.ts'

/** What the page is served from. */
export interface PageSource {
  readonly files: PageFiles
  readonly zip: Uint8Array<ArrayBuffer>
  readonly plugin: PluginPackage
  readonly twilio: StandInTwilio
  readonly twilioUrl: string
}

/** The page, the plug-in's zip and its files, and the stand-in's controls under the page's own address. */
export function createPageApp(source: PageSource): Hono {
  const { files, zip, plugin, twilio } = source
  const app = new Hono()
  const html = withSettings(source)

  // A page that was built anew must not be shown as it was before.
  app.use(async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
  })
  app.get('/', (context) => context.html(html))
  app.get('/page.css', (context) =>
    context.body(files.css, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )
  app.get('/page.js', (context) => context.body(files.script, 200, scriptHeaders))
  app.get('/frame.js', (context) => context.body(files.frameScript, 200, scriptHeaders))
  app.get('/twilio-call.fieldplugin.zip', (context) =>
    context.body(zip, 200, { 'Content-Type': 'application/zip' }),
  )
  app.get('/plugin/:name', (context) => {
    const name = context.req.param('name')
    const bytes = Object.hasOwn(plugin.files, name) ? plugin.files[name] : undefined
    return bytes ? context.body(new Uint8Array(bytes)) : context.notFound()
  })
  app.all('/_workbench/*', (context) => twilio.fetch(context.req.raw))
  return app
}

const scriptHeaders = { 'Content-Type': 'text/javascript; charset=utf-8' }

function withSettings({ files, twilio, twilioUrl }: PageSource): string {
  const { sid, authToken, twilioNumbers } = twilio.account
  const settings = {
    twilioUrl,
    account: { accountSid: sid, authToken, twilioNumber: twilioNumbers[0] ?? '' },
  }
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c')
  return files.html.replace('id="workbench-settings">{}', () => `id="workbench-settings">${json}`)
}
