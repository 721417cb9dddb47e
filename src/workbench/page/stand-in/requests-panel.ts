import { byId, make } from '../elements.ts'
import type { RequestView } from './stand-in-link.ts'

/** Keeps a list of requests up to date, newest first. One that was opened stays open. */
export function createRequestsPanel(listId: string): { show(requests: readonly RequestView[]): void } {
  const list = byId(listId, HTMLElement)
  const drawn = new Map<number, { readonly status: number | string; readonly element: HTMLElement }>()

  return {
    show(requests) {
      const present = new Set(requests.map(({ id }) => id))
      for (const [id, { element }] of drawn) {
        if (present.has(id)) continue
        element.remove()
        drawn.delete(id)
      }
      for (const request of requests) {
        const before = drawn.get(request.id)
        if (before?.status === request.status) continue
        const element = drawRequest(request)
        if (before) before.element.replaceWith(element)
        else list.prepend(element)
        drawn.set(request.id, { status: request.status, element })
      }
      list.querySelector('.empty')?.remove()
      if (requests.length === 0) list.append(make('li', { class: 'empty' }, 'None yet'))
    },
  }
}

function drawRequest({ at, method, path, status, fields }: RequestView): HTMLElement {
  const good = typeof status === 'number' && status < 400
  const known = describeRequest(method, path)
  const purpose = known === '' ? [] : [make('small', {}, known)]
  const summary = make(
    'summary',
    {},
    make('span', { class: 'request-method' }, method),
    make('span', { class: 'request-what' }, make('code', { title: path }, shorten(path)), ...purpose),
    make('span', { class: 'request-status', 'data-good': String(good) }, String(status)),
  )
  const details = make('dl', {}, ...pair('Address', path), ...pair('Time', new Date(at).toISOString()))
  for (const [name, value] of fields) details.append(...pair(name, value))
  return make('li', { 'data-method': method }, make('details', {}, summary, details))
}

function pair(name: string, value: string): [HTMLElement, HTMLElement] {
  return [make('dt', {}, name), make('dd', {}, value)]
}

/** What a request is for, in words; '' for one that is not known. */
export function describeRequest(method: string, path: string): string {
  const [, list, one, inner] = /^\/2010-04-01\/Accounts\/[^/]+\/(\w+)(\/[^/?]+)?(\/[^?]+)?/.exec(path) ?? []
  if (method === 'OPTIONS') return 'The browser asks first'
  if (inner?.startsWith('/Recordings')) return recordingPurposes[method] ?? ''
  if (inner?.startsWith('/Media')) return 'Pictures of a message'
  return purposes[`${method} ${list}${one === undefined ? '' : '/…'}`] ?? ''
}

const purposes: Readonly<Record<string, string>> = {
  'HEAD Calls': 'Open the line before anybody taps',
  'HEAD Messages': 'Open the line before anybody taps',
  'POST Calls': 'Place a call',
  'GET Calls': 'Look through the calls',
  'GET Calls/…': 'See how the call goes',
  'POST Calls/…': 'Hang up',
  'POST Messages': 'Send a message',
  'GET Messages': 'Look through the messages',
  'GET Messages/…': 'See how the message goes',
  'POST Messages/…': 'Change a message',
}

const recordingPurposes: Readonly<Record<string, string>> = {
  POST: 'Start, pause or stop recording',
  GET: 'Look at the recordings',
  DELETE: 'Delete a recording',
}

// Every path begins alike, and so does every address of the Functions; what differs is at its end.
function shorten(path: string): string {
  return path.replace(/^\/2010-04-01\/Accounts\/[^/]+/, '…').replace(/^https?:\/\/127\.0\.0\.1:\d+/, '')
}
