import type { PhoneMessage, PhoneView } from '../../../stand-in/twilio/phones/phones.ts'
import { make, makeButton } from '../elements.ts'
import type { Home } from '../home.ts'
import type { PhoneActions } from './phone-actions.ts'

/** The part of a phone with its messages. */
export interface MessageScreen {
  readonly element: HTMLElement
  /** `twilioNumber` gets what is written while nobody has written to this phone. */
  draw(phone: PhoneView | undefined, twilioNumber: string): void
  /** Scrolls to the latest message, which cannot be done while nothing is to be seen. */
  showLatest(): void
}

/** `picture` is one that the workbench itself keeps, so that trying it reaches no other machine. */
export function createMessageScreen(
  number: string,
  actions: PhoneActions,
  picture: Home['picture'],
): MessageScreen {
  const list = make('div', {
    class: 'phone-messages',
    role: 'log',
    'aria-label': 'Messages on this phone',
    tabindex: '0',
  })
  const composer = createComposer(picture.url, async (content) => {
    const done = await actions.write(number, partner, content)
    return done ? '' : `The stand-in has no number ${partner}.`
  })
  let drawn = ''
  let partner = ''

  function showLatest(): void {
    list.scrollTop = list.scrollHeight
  }
  // A picture has its height only once it is there; `load` does not bubble.
  list.addEventListener('load', showLatest, true)

  return {
    showLatest,
    element: make('div', { class: 'phone-view' }, list, composer.element),
    draw(phone, twilioNumber) {
      const messages = phone?.messages ?? []
      const latest = messages[messages.length - 1]
      partner = latest?.withNumber || twilioNumber
      composer.address(partner)
      const sids = messages.map(({ sid }) => sid).join()
      if (sids === drawn && list.children.length > 0) return
      drawn = sids
      const bubbles = messages.map((message) => drawMessage(message, picture))
      list.replaceChildren(
        ...(bubbles.length > 0 ? bubbles : [make('p', { class: 'phone-no-messages' }, 'No messages yet')]),
      )
      showLatest()
    },
  }
}

function drawMessage(
  { direction, body, mediaUrls, withNumber, at }: PhoneMessage,
  picture: Home['picture'],
): HTMLElement {
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return make(
    'div',
    { class: 'bubble', 'data-direction': direction },
    ...(body === '' ? [] : [make('p', {}, body)]),
    ...mediaUrls.map((url) => drawPicture(url, picture)),
    make('small', {}, `${direction === 'incoming' ? 'From' : 'To'} ${withNumber}, ${time}`),
  )
}

// Pictures kept elsewhere stay links: a page of this machine fetches nothing from others by itself.
function drawPicture(url: string, own: Home['picture']): HTMLElement {
  if (url === own.url) return make('img', { src: own.shown, alt: 'Picture' })
  const text = `Picture: ${url.replace(/^.*\//, '') || url}`
  return make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text)
}

/** `send` answers what went wrong, '' for nothing. */
function createComposer(
  ownPicture: string,
  send: (content: { body: string; mediaUrls: string[] }) => Promise<string>,
) {
  const text = make('textarea', { rows: '2' })
  const label = make('label', {}, 'Write a message', text)
  const picture = makeButton('Add picture', { 'aria-pressed': 'false' }, () => {
    picture.setAttribute('aria-pressed', String(!hasPicture()))
  })
  const to = make('p', { class: 'phone-caller' })
  const note = make('p', { class: 'phone-note', role: 'alert' })
  const stop = makeButton('Send STOP', {}, () => void finish('STOP', []))
  const start = makeButton('Send START', {}, () => void finish('START', []))
  const submit = make('button', { type: 'submit', class: 'main' }, 'Send')
  const words = make('div', { class: 'phone-buttons' }, picture, submit, stop, start)
  const element = make('form', { class: 'phone-composer' }, to, label, words, note)

  function hasPicture(): boolean {
    return picture.getAttribute('aria-pressed') === 'true'
  }

  async function finish(body: string, mediaUrls: string[]): Promise<boolean> {
    note.textContent = await send({ body, mediaUrls })
    return note.textContent === ''
  }

  async function write(): Promise<void> {
    const body = text.value.trim()
    if (body === '' && !hasPicture()) {
      text.focus()
      return
    }
    if (!(await finish(body, hasPicture() ? [ownPicture] : []))) return
    text.value = ''
    picture.setAttribute('aria-pressed', 'false')
  }

  element.addEventListener('submit', (event) => {
    event.preventDefault()
    void write()
  })
  return {
    element,
    address(number: string) {
      to.textContent = `To ${number}`
    },
  }
}
