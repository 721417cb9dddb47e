import { installBridge } from '../../../stand-in/surveycto/bridge.ts'
import { askPage } from './ask-page.ts'
import {
  type FrameMessage,
  type FrameSetup,
  inPage,
  pluginFunctions,
  readPageMessage,
} from './frame-messages.ts'
import { sendToStandIn } from './send-to-stand-in.ts'
import { watchButtons } from './watch-buttons.ts'

type Said = FrameMessage extends infer Message
  ? Message extends { token: string }
    ? Omit<Message, 'token'>
    : never
  : never

/**
 * Runs inside the field's frame before the plug-in's script: installs the bridge and carries it to the page
 * by messages, because a sandboxed frame cannot reach the page in any other way.
 */
export function connect(setup: FrameSetup): void {
  const say = (message: Said) =>
    window.parent.postMessage({ token: setup.token, ...message }, setup.pageOrigin)
  const bridge = installBridge(window, setup, {
    onAnswer: (text) => say({ kind: 'answer', text }),
    onMetadata: (text) => say({ kind: 'metadata', text }),
    onNavigate: (navigation) => say({ kind: 'navigate', ...navigation }),
  })
  window.addEventListener('message', (event) => {
    const message = event.source === window.parent ? readPageMessage(event.data) : undefined
    if (message?.kind === 'call') bridge.call(message.name, message.message)
    if (message?.kind === 'flush') say({ kind: 'flushed' })
  })
  watchButtons(document, (offered) => say({ kind: 'offers', ...offered }))
  window.addEventListener('error', ({ message }) => say({ kind: 'problem', text: message }))
  window.addEventListener('load', () => {
    say({
      kind: 'ready',
      defines: pluginFunctions.filter((name) => typeof Reflect.get(window, name) === 'function'),
    })
  })
  if (setup.twilioUrl === inPage) askPage(setup)
  else if (setup.twilioUrl !== undefined) sendToStandIn(setup.twilioUrl)
}
