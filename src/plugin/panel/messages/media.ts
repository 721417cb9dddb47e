import { listMedia, type Media, type Message } from '../../../twilio/messages.ts'
import { basicAuthorization, withTimeout } from '../../../twilio/transport.ts'
import { create, createButton, replace, setText } from '../../screen/elements.ts'
import { countWith } from '../../words/plural.ts'
import type { PanelWorld } from '../tab.ts'

/** A picture of up to 5 MB on a bad line. https://www.twilio.com/docs/messaging/guides/accepted-mime-types */
const fetchTimeoutMs = 60_000
/** Lists asked for at the same time: the messages themselves come first. */
const mostAtOnce = 2

/** The pictures and other files of messages, each by a link. */
export interface MediaLinks {
  /** The links of one message, the same element every time; undefined for a message without any. */
  of(message: Message): HTMLElement | undefined
  /** Forgets everything, and what was fetched with it. */
  clear(): void
}

/**
 * Twilio gives media only to those who log in, and whether a web page may fetch them with its credentials is not
 * documented (CORS). So a link stands there in any case; a tap tries to show the picture in its place first.
 * https://www.twilio.com/docs/messaging/api/media-resource
 */
export function createMediaLinks(
  world: Pick<PanelWorld, 'document' | 'settings' | 'words' | 'send' | 'accountSid' | 'clock'>,
): MediaLinks {
  const { document, words, send, accountSid, clock } = world
  const elements = new Map<string, HTMLElement>()
  const waiting: Array<() => Promise<void>> = []
  const objectUrls: string[] = []
  let running = 0
  let generation = 0

  /** A few at a time, in the order they were asked for. */
  function startWaiting(): void {
    while (running < mostAtOnce) {
      const task = waiting.shift()
      if (!task) return
      running += 1
      void task().then(() => {
        running -= 1
        startWaiting()
      })
    }
  }

  function askFor(message: Message, element: HTMLElement): void {
    replace(element, create(document, 'span', { className: 'message-note', text: countOf(message, words) }))
    waiting.push(async () => {
      const reply = await listMedia(send, accountSid, message.sid)
      if (elements.get(message.sid) !== element) return
      if (reply.kind === 'data') replace(element, ...reply.data.map(drawFile))
      else
        replace(
          element,
          createButton(document, { text: countOf(message, words) }, () => askFor(message, element)),
        )
    })
    startWaiting()
  }

  function drawFile(media: Media, index: number): HTMLElement {
    const isPicture = /^image\//.test(media.contentType)
    const n = String(index + 1)
    const text = words(isPicture ? 'picture' : 'file', { n, type: media.contentType })
    const link = create(document, 'a', {
      text,
      href: media.url,
      target: '_blank',
      rel: 'noopener noreferrer',
    })
    const note = create(document, 'span', { className: 'message-note', role: 'status' })
    setText(note, '')
    const file = create(document, 'div', { className: 'file' }, link, note)
    if (!isPicture) {
      setText(note, words('fileLogin'))
      return file
    }
    let tried = false
    link.addEventListener('click', (event) => {
      // The second tap opens the link as any other.
      if (tried) return
      event.preventDefault()
      tried = true
      void showPicture({ url: media.url, alt: words('pictureAlt', { n }), link, note })
    })
    return file
  }

  async function showPicture(place: {
    url: string
    alt: string
    link: HTMLAnchorElement
    note: HTMLElement
  }): Promise<void> {
    const { url, alt, link, note } = place
    const mine = generation
    setText(note, words('pictureFetching'))
    const picture = await fetchPicture(url)
    if (mine !== generation) return
    const address = picture && objectUrlOf(picture)
    if (!address) {
      setText(note, words('pictureLogin'))
      return
    }
    const image = create(document, 'img', { src: address, alt })
    image.addEventListener('error', () => {
      image.remove()
      setText(note, words('pictureLogin'))
    })
    setText(note, '')
    link.parentNode?.insertBefore(image, note)
  }

  async function fetchPicture(url: string): Promise<Blob | undefined> {
    const view = document.defaultView
    const { credentials, serviceUrl } = world.settings
    // The team's own Functions hand on no files, and their key is none of Twilio's business.
    if (!view || typeof view.fetch !== 'function' || serviceUrl) return undefined
    const answer = await withTimeout(clock, fetchTimeoutMs, async (signal) => {
      const response = await view.fetch(url, {
        headers: { Authorization: basicAuthorization(credentials) },
        credentials: 'omit',
        ...(signal ? { signal } : {}),
      })
      return response.status === 200 ? response.blob() : undefined
    })
    return typeof answer === 'string' || !answer || !/^image\//.test(answer.type) ? undefined : answer
  }

  function objectUrlOf(blob: Blob): string | undefined {
    const url = document.defaultView?.URL.createObjectURL(blob)
    if (url) objectUrls.push(url)
    return url
  }

  return {
    of(message) {
      if (message.mediaCount === 0) return undefined
      const known = elements.get(message.sid)
      if (known) return known
      const element = create(document, 'div', { className: 'files' })
      elements.set(message.sid, element)
      askFor(message, element)
      return element
    },
    clear() {
      generation += 1
      elements.clear()
      waiting.length = 0
      for (const url of objectUrls.splice(0)) document.defaultView?.URL.revokeObjectURL(url)
    },
  }
}

function countOf({ mediaCount }: Message, words: PanelWorld['words']): string {
  return countWith(words, 'files', mediaCount)
}
