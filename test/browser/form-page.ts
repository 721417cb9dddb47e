import { randomUUID } from 'node:crypto'
import type { Frame, Page } from 'playwright-core'
import type { OpenField } from '../../src/workbench/host/host.ts'
import { passToForm, readFrameMessage } from '../../src/workbench/page/frame-messages.ts'
import { buildPageFiles } from '../../src/workbench/page-files.ts'

/** The web page around a field. What the field stores arrives in the test's own process. */
export interface FormPage {
  /** Shows the field in a frame of its own and waits until its script has run. */
  show(field: OpenField): Promise<Frame>
  /** Waits until everything that the field stored so far has arrived. */
  flush(): Promise<void>
  /** Takes the frame away, and the plug-in with it. */
  remove(): Promise<void>
}

/** The page itself does nothing but pass on what its frame says. */
export const pageHtml = `<!DOCTYPE html>
<html lang="en">
<title>A form</title>
<style>body { margin: 0 } iframe { display: block; width: 100%; height: 100vh; border: 0 }</style>
<script>addEventListener('message', ({ data }) => tellForm(data))</script>
</html>`

const { frameScript } = await buildPageFiles()

/** @param url where `pageHtml` is served */
export async function openFormPage(page: Page, url: string): Promise<FormPage> {
  let token = ''
  let opened: OpenField | undefined
  let defines: readonly string[] = []
  let onReady = () => {}
  let onFlushed = () => {}

  await page.exposeBinding('tellForm', (_source, data: unknown) => {
    const message = readFrameMessage(data)
    if (!message || message.token !== token) return
    passToForm(opened, message)
    if (message.kind === 'flushed') onFlushed()
    if (message.kind !== 'ready') return
    defines = message.defines
    onReady()
  })
  await page.goto(url)

  function say(message: unknown): Promise<void> {
    return page.evaluate((said) => frames[0]?.postMessage(said, '*'), message)
  }

  async function remove(): Promise<void> {
    opened = undefined
    await page.evaluate(() => document.querySelector('iframe')?.remove())
  }

  return {
    remove,
    async show(field) {
      await remove()
      token = randomUUID()
      opened = field
      field.connectRemote({
        call(name, message) {
          void say(message === undefined ? { kind: 'call', name } : { kind: 'call', name, message })
          return defines.includes(name)
        },
      })
      const setup = { token, pageOrigin: url, platform: field.platform, properties: field.properties }
      const html = field.document({
        pluginFolder: url,
        bridgeScript: `(() => {\n${frameScript}\nfieldFrame.connect(${JSON.stringify(setup)})\n})()`,
      })
      const ready = new Promise<void>((resolve) => {
        onReady = resolve
      })
      await page.evaluate(putFrame, { html, sandboxed: field.platform === 'web-collect' })
      await ready
      const frame = page.frames().find((one) => one !== page.mainFrame())
      if (!frame) throw new Error('The field has no frame.')
      return frame
    },
    async flush() {
      const flushed = new Promise<void>((resolve) => {
        onFlushed = resolve
      })
      await say({ kind: 'flush' })
      await flushed
    },
  }
}

// Runs in the page. Web forms put a plug-in in a sandbox, whose origin is "null"; the apps' web views do not.
function putFrame({ html, sandboxed }: { html: string; sandboxed: boolean }): void {
  const frame = document.createElement('iframe')
  if (sandboxed) frame.setAttribute('sandbox', 'allow-scripts')
  frame.srcdoc = html
  document.body.append(frame)
}
