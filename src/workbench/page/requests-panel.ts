import { byId, make } from './elements.ts'
import type { RequestView } from './stand-in-link.ts'

/** Keeps the list of requests up to date, newest first. One that was opened stays open. */
export function createRequestsPanel(): { show(requests: readonly RequestView[]): void } {
  const list = byId('request-list', HTMLElement)
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
  const summary = make(
    'summary',
    {},
    make('span', { class: 'request-method' }, method),
    make('code', { title: path }, shorten(path)),
    make('span', { class: 'request-status', 'data-good': String(good) }, String(status)),
  )
  const details = make('dl', {}, ...pair('Address', path), ...pair('Time', new Date(at).toISOString()))
  for (const [name, value] of fields) details.append(...pair(name, value))
  return make('li', { 'data-method': method }, make('details', {}, summary, details))
}

function pair(name: string, value: string): [HTMLElement, HTMLElement] {
  return [make('dt', {}, name), make('dd', {}, value)]
}

// Every path begins alike; what differs is at its end.
function shorten(path: string): string {
  return path.replace(/^\/2010-04-01\/Accounts\/[^/]+/, '…')
}
