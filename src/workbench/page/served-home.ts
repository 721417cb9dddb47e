import { byId } from './elements.ts'
import type { Home } from './home.ts'
import { readServerSettings } from './parameters/page-settings.ts'

/** The page as `npm start` serves it: all it needs is asked from there. */
export async function openServedHome(): Promise<Home> {
  const settings = readServerSettings(byId('workbench-settings', HTMLScriptElement).text)
  const [frameScript, zip] = await Promise.all([
    fetch('/frame.js').then((reply) => reply.text()),
    fetch('/twilio-call.fieldplugin.zip').then((reply) => reply.arrayBuffer()),
  ])
  const picture = `${location.origin}/picture.png`
  return {
    settings,
    frameScript,
    zip: new Uint8Array(zip),
    pluginFolder: `${location.origin}/plugin`,
    picture: { url: picture, shown: picture },
    control: (path, init) => fetch(`/_workbench/${path}`, init),
    follow(onChange, onLost) {
      const changes = new EventSource('/_workbench/changes')
      changes.onopen = () => {
        onLost(false)
        onChange()
      }
      changes.addEventListener('change', onChange)
      changes.onerror = () => onLost(true)
    },
    keepExport: (csv) => fetch('/desk/workbench.csv', { method: 'PUT', body: csv }),
    askQueue: async () => (await fetch('/queue')).json(),
  }
}
