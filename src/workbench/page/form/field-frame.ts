import type { OpenField } from '../../../stand-in/surveycto/host.ts'
import { make } from '../elements.ts'
import {
  type FrameMessage,
  type FrameSetup,
  nothingOffered,
  type Offered,
  type PageMessage,
  passToForm,
  readFrameMessage,
} from '../frame/frame-messages.ts'
import type { Home } from '../home.ts'
import { answerFrame } from './answer-frame.ts'

/** The frame on the page in which the field lives while it is open. */
export interface FieldFrame {
  show(opened: OpenField, twilioUrl: string | undefined): void
  /** Settles when everything that the plug-in has stored so far has arrived. */
  flush(): Promise<void>
  /** Takes the frame away, and the plug-in with it. */
  remove(): void
}

// A frame that is busy or broken must not hold up the form.
const longestFlushMs = 300

/** `onProblem` hears of errors that the plug-in's script throws, `onOffered` of what there is to tap. */
export function createFieldFrame(
  place: HTMLElement,
  home: Pick<Home, 'frameScript' | 'pluginFolder' | 'answer'>,
  onProblem: (text: string) => void,
  onOffered: (offered: Offered) => void,
): FieldFrame {
  let frame: HTMLIFrameElement | undefined
  let opened: OpenField | undefined
  let token = ''
  let defined: readonly string[] = []
  let onFlushed = () => {}

  window.addEventListener('message', (event) => {
    const message = readFrameMessage(event.data)
    if (!message || message.token !== token) return
    if (message.kind === 'ask') answerFrame(message, event.ports[0], home.answer)
    else receive(message)
  })

  function receive(message: FrameMessage): void {
    passToForm(opened, message)
    if (message.kind === 'problem') onProblem(message.text)
    if (message.kind === 'offers') onOffered(message)
    if (message.kind === 'ready') defined = message.defines
    if (message.kind === 'flushed') onFlushed()
  }

  function send(message: PageMessage): void {
    // A sandboxed frame has the origin "null", which cannot be named as a target.
    frame?.contentWindow?.postMessage(message, '*')
  }

  function remove(): void {
    frame?.remove()
    frame = undefined
    opened = undefined
    token = ''
    defined = []
    onOffered(nothingOffered)
  }

  return {
    remove,
    show(next, twilioUrl) {
      remove()
      opened = next
      token = newToken()
      next.connectRemote({
        call(name, message) {
          send(message === undefined ? { kind: 'call', name } : { kind: 'call', name, message })
          return defined.includes(name)
        },
      })
      frame = createFrame(next, frameDocument(next, home, { token, twilioUrl }))
      place.replaceChildren(frame)
    },
    flush() {
      if (!frame) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, longestFlushMs)
        onFlushed = () => {
          clearTimeout(timer)
          resolve()
        }
        send({ kind: 'flush' })
      })
    },
  }
}

// `randomUUID` is only there on pages of HTTPS and of one's own machine.
function newToken(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].join('-')
}

function frameDocument(
  field: OpenField,
  { frameScript, pluginFolder }: Pick<Home, 'frameScript' | 'pluginFolder'>,
  { token, twilioUrl }: { readonly token: string; readonly twilioUrl: string | undefined },
): string {
  const setup: FrameSetup = {
    token,
    // A page from a disk has no origin that could be named; only the page itself is the frame's parent.
    pageOrigin: location.protocol === 'file:' ? '*' : location.origin,
    platform: field.platform,
    properties: field.properties,
    ...(twilioUrl === undefined ? {} : { twilioUrl }),
  }
  return field.document({
    pluginFolder,
    bridgeScript: `(() => {\n${frameScript}\nfieldFrame.connect(${JSON.stringify(setup)})\n})()`,
  })
}

// Web forms put the plug-in in a sandbox, whose origin is "null"; the apps' web views have one of their own.
function createFrame(field: OpenField, html: string): HTMLIFrameElement {
  const frame = make('iframe', { id: 'field', title: 'The field, as the enumerator sees it' })
  if (field.platform === 'web-collect') frame.setAttribute('sandbox', 'allow-scripts')
  frame.srcdoc = html
  return frame
}
