import { randomUUID } from 'node:crypto'
import type { Frame, Page } from 'playwright-core'
import type { OpenField } from '../../src/stand-in/surveycto/host.ts'
import {
  type FrameMessage,
  passToForm,
  readFrameMessage,
} from '../../src/workbench/page/frame/frame-messages.ts'
import { buildPageFiles } from '../../src/workbench/page-files.ts'

/** The place of one field on the web page around it. What the field stores arrives in the test's own process. */
export interface FieldPlace {
  /** Shows the field in a frame of its own and waits until its script has run. */
  show(field: OpenField): Promise<Frame>
  /** Waits until everything that the field stored so far has arrived. */
  flush(): Promise<void>
  /** Takes the frame away, and the plug-in with it. */
  remove(): Promise<void>
}

/** A page with a field, and room for more below it, as in a field list. */
export interface FormPage extends FieldPlace {
  below(): FieldPlace
}

/** The page itself does nothing but pass on what its frame says. */
export const pageHtml = `<!DOCTYPE html>
<html lang="en">
<title>A form</title>
<style>body { margin: 0 } iframe { display: block; width: 100%; height: 100vh; border: 0 }</style>
<script>addEventListener('message', ({ data }) => tellForm(data))</script>
</html>`

const { frameScript } = await buildPageFiles()

/** What is odd about a field's page. */
export interface PageOddities {
  /** Script that runs before all else there; a browser's own hook for that comes too late for some frames. */
  before?: string | undefined
  /** A content security policy; the page's own scripts have the nonce `n`. */
  policy?: string | undefined
}

/** @param url where `pageHtml` is served */
export async function openFormPage(
  page: Page,
  url: string,
  { before = '', policy }: PageOddities = {},
): Promise<FormPage> {
  const listeners = new Map<string, (message: FrameMessage) => void>()
  await page.exposeBinding('tellForm', (_source, data: unknown) => {
    const message = readFrameMessage(data)
    if (message) listeners.get(message.token)?.(message)
  })
  await page.goto(url)

  function place(): FieldPlace {
    let token = ''
    let onFlushed = () => {}

    function say(message: unknown): Promise<void> {
      return page.evaluate(tellFrame, { name: token, message })
    }

    async function remove(): Promise<void> {
      listeners.delete(token)
      if (token) await page.evaluate(removeFrame, token)
    }

    /** Passes on what the frame says; resolves when its script has run. */
    function listen(field: OpenField): Promise<void> {
      let defines: readonly string[] = []
      field.connectRemote({
        call(name, message) {
          void say(message === undefined ? { kind: 'call', name } : { kind: 'call', name, message })
          return defines.includes(name)
        },
      })
      return new Promise((resolve) => {
        listeners.set(token, (message) => {
          passToForm(field, message)
          if (message.kind === 'flushed') onFlushed()
          if (message.kind !== 'ready') return
          defines = message.defines
          resolve()
        })
      })
    }

    return {
      remove,
      async show(field) {
        await remove()
        token = randomUUID()
        const setup = { token, pageOrigin: url, platform: field.platform, properties: field.properties }
        const html = field.document({
          pluginFolder: `${url}/plugin`,
          bridgeScript: `(() => {\n${before}\n})();\n(() => {\n${frameScript}\nfieldFrame.connect(${JSON.stringify(setup)})\n})()`,
        })
        const guarded = policy === undefined ? html : underPolicy(html, policy)
        const ready = listen(field)
        const sandboxed = field.platform === 'web-collect'
        await page.evaluate(putFrame, { html: guarded, name: token, sandboxed })
        await ready
        const element = await page.waitForSelector(`iframe[name="${token}"]`)
        const frame = await element.contentFrame()
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

  return { ...place(), below: place }
}

function underPolicy(html: string, policy: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  return html.replace('<head>', `<head>${meta}`).replaceAll('<script>', '<script nonce="n">')
}

// These run in the page.
function tellFrame({ name, message }: { name: string; message: unknown }): void {
  document
    .querySelector<HTMLIFrameElement>(`iframe[name="${name}"]`)
    ?.contentWindow?.postMessage(message, '*')
}

function removeFrame(name: string): void {
  document.querySelector(`iframe[name="${name}"]`)?.remove()
}

// Web forms put a plug-in in a sandbox, whose origin is "null"; the apps' web views do not.
function putFrame({ html, name, sandboxed }: { html: string; name: string; sandboxed: boolean }): void {
  const frame = document.createElement('iframe')
  frame.name = name
  if (sandboxed) frame.setAttribute('sandbox', 'allow-scripts')
  frame.srcdoc = html
  document.body.append(frame)
}
