import { Hono } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import type { PluginPackage } from '../stand-in/surveycto/plugin-zip.ts'
import type { StandInTwilio } from '../stand-in/twilio/stand-in.ts'
import type { HookTable } from '../stand-in/twilio/webhooks/hooks.ts'
import { createDeskApp } from './desk-app.ts'
import { pageAccount, type ServerSettings } from './page/parameters/page-settings.ts'
import type { PageFiles } from './page-files.ts'
import { describeQueue } from './queue-view.ts'

/** What the page is served from. */
export interface PageSource {
  readonly files: PageFiles
  readonly zip: Uint8Array<ArrayBuffer>
  readonly plugin: PluginPackage
  readonly twilio: StandInTwilio
  readonly twilioUrl: string
  /** What the account's numbers are set to where the team's Functions answer. */
  readonly numbers: HookTable
  /** The supervisor's page as people download it. */
  readonly desk: string
}

/** The page, the plug-in's zip and its files, and the stand-in's controls under the page's own address. */
export function createPageApp(source: PageSource): Hono {
  const { files, zip, plugin, twilio, twilioUrl } = source
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
    if (!bytes) return context.notFound()
    const type = getMimeType(name) ?? 'application/octet-stream'
    return context.body(new Uint8Array(bytes), 200, { 'Content-Type': type })
  })
  // Twilio sends whoever asks for a message's picture to where it is kept, and that may be here.
  app.get('/picture.png', (context) =>
    context.body(files.picture, 200, { 'Content-Type': 'image/png', 'Access-Control-Allow-Origin': '*' }),
  )
  app.route(
    '/desk',
    createDeskApp({
      html: source.desk,
      redirectScript: files.redirectScript,
      twilioUrl,
      account: twilio.account,
    }),
  )
  app.get('/queue', (context) => context.json(describeQueue(twilio)))
  app.all('/_workbench/*', (context) => twilio.fetch(context.req.raw))
  return app
}

const scriptHeaders = { 'Content-Type': 'text/javascript; charset=utf-8' }

function withSettings({ files, twilio, twilioUrl, numbers }: PageSource): string {
  const settings: ServerSettings = { twilioUrl, numbers, account: pageAccount(twilio.account) }
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c')
  return files.html.replace('id="workbench-settings">{}', () => `id="workbench-settings">${json}`)
}
