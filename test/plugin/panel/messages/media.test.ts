import { describe, expect, it } from 'vitest'
import { respondentNumber } from '../../world/form.ts'
import type { PanelInTest } from '../../world/open-panel.ts'
import { openConversation, write } from './conversing.ts'

const photo = 'https://pictures.example.org/photo.jpg'
const paper = 'https://pictures.example.org/paper.pdf'
const mediaLists = { method: 'GET', path: '/Media.json' } as const

type Answer = () => Promise<Response>

/** Gives the page a network of its own, as pictures use it, and a place for what they fetch. */
function connect(tab: PanelInTest, answer: Answer): { asked: Request[]; kept: string[] } {
  const asked: Request[] = []
  const kept: string[] = []
  const view = tab.document.defaultView
  if (!view) throw new Error('The page has no window.')
  Object.assign(view, {
    fetch: (url: string, init: RequestInit) => {
      asked.push(new Request(url, init))
      return answer()
    },
  })
  Object.assign(view.URL, {
    createObjectURL: () => {
      kept.push(`blob:${kept.length + 1}`)
      return kept[kept.length - 1]
    },
    revokeObjectURL: (url: string) => kept.splice(kept.indexOf(url), 1),
  })
  return { asked, kept }
}

const aPicture: Answer = async () => new Response('…', { headers: { 'Content-Type': 'image/jpeg' } })
const noReading: Answer = () => Promise.reject(new TypeError('Failed to fetch'))

async function openWith(mediaUrls: string[], body = 'See'): Promise<PanelInTest> {
  const tab = await openConversation()
  write(tab, body, respondentNumber, mediaUrls)
  await tab.pass(15)
  return tab
}

function links(tab: PanelInTest): HTMLAnchorElement[] {
  return [...tab.document.querySelectorAll<HTMLAnchorElement>('.files a')]
}

/** Taps a link; answers whether the browser would open it. */
async function tap(tab: PanelInTest, position: number): Promise<boolean> {
  const Click = tab.document.defaultView?.MouseEvent
  const link = links(tab)[position]
  if (!Click || !link) throw new Error('There is no such link.')
  const opens = link.dispatchEvent(new Click('click', { bubbles: true, cancelable: true }))
  await tab.pass(1)
  return opens
}

describe('the pictures of a message', () => {
  it('are links, numbered and with their kind, at addresses that hold no credentials', async () => {
    const tab = await openWith([photo, paper], '')
    expect(links(tab).map((link) => link.textContent)).toEqual([
      'Picture 1, image/jpeg',
      'File 2, application/pdf',
    ])
    for (const link of links(tab)) {
      expect(link.href).toMatch(
        /^https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC\w+\/Messages\/MM\w+\/Media\/ME\w+$/,
      )
      expect(link.rel).toContain('noopener')
    }
    expect(tab.document.documentElement.outerHTML).not.toContain(tab.twilio.account.authToken)
    expect(tab.document.querySelector('.only-heard')?.textContent).toBe('New picture from Maria')
  })

  it('are listed once, however often the messages are asked for', async () => {
    const tab = await openWith([photo])
    await tab.pass(120)
    expect(tab.requests('GET', '/Media.json')).toBe(1)
  })

  it('are not asked for where there are none', async () => {
    const tab = await openWith([])
    expect(tab.requests('GET', '/Media.json')).toBe(0)
    expect(tab.document.querySelector('.files')).toBeNull()
  })

  it('are a button with their number while their list does not come', async () => {
    const tab = await openConversation()
    tab.twilio.faults.add({ when: mediaLists, do: { kind: 'drop-before' } })
    write(tab, 'See', respondentNumber, [photo, paper])
    await tab.pass(15)
    await tab.screen.tap('2 pictures or files')
    await tab.pass(1)
    expect(links(tab)).toHaveLength(2)
  })

  it('are listed two messages at a time', async () => {
    const tab = await openConversation()
    tab.twilio.faults.add({ when: mediaLists, do: { kind: 'latency', ms: 1_000 }, times: 5 })
    for (let n = 0; n < 5; n += 1) write(tab, 'See', respondentNumber, [photo])
    await tab.pass(10.5)
    expect(tab.requests('GET', '/Media.json')).toBe(2)
    await tab.pass(5)
    expect(links(tab)).toHaveLength(5)
  })
})

describe('a tap on a picture', () => {
  it("shows it in its place, fetched with the field's credentials", async () => {
    const tab = await openWith([photo])
    const { asked } = connect(tab, aPicture)
    expect(await tap(tab, 0)).toBe(false)
    const { sid, authToken } = tab.twilio.account
    expect(asked.map(({ url }) => url)).toEqual([links(tab)[0]?.href])
    expect(asked[0]?.headers.get('Authorization')).toBe(`Basic ${btoa(`${sid}:${authToken}`)}`)
    expect(asked[0]?.credentials).toBe('omit')
    const picture = tab.document.querySelector('.files img')
    expect(picture?.getAttribute('src')).toBe('blob:1')
    expect(picture?.getAttribute('alt')).toBe('Picture 1')
  })

  it.each<[string, Answer]>([
    ['the browser may not read it', noReading],
    ['Twilio refuses it', async () => new Response('{}', { status: 401 })],
    ['something else comes', async () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } })],
    ['nothing comes for a minute', () => new Promise<Response>(() => {})],
  ])('says that Twilio asks for a login where %s, and the next tap opens the link', async (_case, answer) => {
    const tab = await openWith([photo])
    connect(tab, answer)
    await tap(tab, 0)
    await tab.pass(60)
    expect(tab.screen.text()).toContain('Tap again to open it at Twilio, which asks for a login.')
    expect(tab.document.querySelector('.files img')).toBeNull()
    expect(await tap(tab, 0)).toBe(true)
  })

  it('opens what is no picture at Twilio at once', async () => {
    const tab = await openWith([paper])
    const { asked } = connect(tab, aPicture)
    expect(tab.screen.text()).toContain('Twilio asks for a login.')
    expect(await tap(tab, 0)).toBe(true)
    expect(asked).toEqual([])
  })

  it('keeps nothing of it once the tab is stopped, also of what comes later', async () => {
    const tab = await openWith([photo, photo])
    let give = (_response: Response) => {}
    const answers = [aPicture, () => new Promise<Response>((resolve) => (give = resolve))]
    const { kept } = connect(tab, () => (answers.shift() ?? aPicture)())
    await tap(tab, 0)
    await tap(tab, 1)
    expect(kept).toHaveLength(1)
    tab.stop()
    give(await aPicture())
    await tab.pass(1)
    expect(kept).toEqual([])
  })

  it('forgets the pictures of a number when another is chosen', async () => {
    const tab = await openWith([photo])
    const { kept } = connect(tab, aPicture)
    await tap(tab, 0)
    await tab.field.change({ choice: { to: -1, hand: '+254722000000' } })
    await tab.pass(1)
    expect(kept).toEqual([])
    expect(links(tab)).toEqual([])
  })
})
