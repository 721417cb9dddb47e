// @vitest-environment jsdom
import { Blob } from 'node:buffer'
import { unzipSync } from 'fflate'
import { h, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KnownSound } from '../../../src/desk/known-sound.ts'
import { type RecordingsProps, RecordingsTab } from '../../../src/desk/recordings/recordings-tab.tsx'
import type { Behaviour } from '../../../src/stand-in/twilio/behaviour.ts'
import { createFolder, makeKeys, recordInterviews } from './scene.ts'

const team = makeKeys()

interface Opening extends Partial<RecordingsProps> {
  readonly hasFolders?: boolean
}

/** The tab on a page, with a folder in memory, and hands to use it. */
async function openTab(count: number, behaviour?: Partial<Behaviour>, more: Opening = {}) {
  const scene = await recordInterviews(count, behaviour)
  const { folder, files } = createFolder()
  const { hasFolders = true, ...first } = more
  const device = { ...scene.device, ...(hasFolders ? { pickFolder: async () => folder } : {}) }
  const place = document.body.appendChild(document.createElement('div'))
  const show = (props: Partial<RecordingsProps>) =>
    act(() => render(h(RecordingsTab, { device, interviews: scene.interviews, ...props }), place))
  await show(first)

  const controls = () => [...place.querySelectorAll('input, select, textarea')]
  const labelOf = (control: Element) => control.closest('label')?.textContent ?? ''
  const button = (name: string) =>
    [...place.querySelectorAll('button')].find((one) => one.textContent === name)
  return {
    ...scene,
    files,
    place,
    show,
    button,
    text: () => place.textContent ?? '',
    put: (label: string, value: string) =>
      act(() => {
        const control = controls().find((one) => labelOf(one).startsWith(label))
        if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
          control.value = value
        else if (control instanceof HTMLSelectElement) control.value = value
        else throw new Error(`No ${label}`)
        control.dispatchEvent(new Event('input', { bubbles: true }))
        control.dispatchEvent(new Event('change', { bubbles: true }))
      }),
    takeIn: (label: string, ...taken: File[]) =>
      act(() => {
        const control = controls().find((one) => labelOf(one).startsWith(label))
        if (!control) throw new Error(`No ${label}`)
        Object.defineProperty(control, 'files', { value: taken, configurable: true })
        control.dispatchEvent(new Event('change', { bubbles: true }))
      }),
    press: (name: string) =>
      act(() => {
        const found = button(name)
        if (!found || found.disabled) throw new Error(`Cannot press ${name}`)
        found.click()
      }),
    until: (text: string) => vi.waitFor(() => expect(place.textContent).toContain(text), { timeout: 60_000 }),
  }
}

type Tab = Awaited<ReturnType<typeof openTab>>

async function find(tab: Tab): Promise<void> {
  await tab.put('API key SID', tab.twilio.account.apiKey)
  await tab.put('The key’s secret', tab.twilio.account.apiSecret)
  await tab.press('Find their recordings')
  await tab.until('Recordings found')
}

beforeEach(() => {
  // jsdom plays nothing; Chromium does.
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => {})
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  for (const place of document.body.children) render(null, place)
  document.body.replaceChildren()
})

describe('the tab of recordings', () => {
  it('goes from the export to opened files in a folder, and shows each as deleted in the end', async () => {
    const told: ReadonlyMap<string, KnownSound>[] = []
    const measured = (calls: ReadonlyMap<string, KnownSound>) => told.push(calls)
    const tab = await openTab(3, { encryption: team.twilio, silentSide: 'respondent' }, { measured })
    await find(tab)
    expect(tab.text()).toContain(
      'Recordings found: 3, of 3 calls. Encrypted: 3. Without any recording: 0 calls.',
    )
    expect(tab.text()).toContain('As sound files: 0:18, about 0.6 MB.')

    await tab.press('Choose a folder and fetch')
    await tab.until('Fetched: 0. There already: 0. Not fetched: 3.')
    expect(tab.text()).toContain('It is encrypted. Take in the private key, above.')
    expect(tab.files.size).toBe(0)

    await tab.takeIn('Key files', new File([team.pkcs1], 'private_key.pem'))
    await tab.until('private_key.pem: ready.')
    await tab.press('Try again')
    await tab.until('Fetched: 3. There already: 0. Not fetched: 0.')
    expect([...tab.files.keys()].filter((name) => name.endsWith('.wav'))).toHaveLength(3)
    expect(tab.text()).toContain('saved; silent: the respondent')
    await vi.waitFor(() =>
      expect([...(told.at(-1)?.values() ?? [])]).toEqual(
        Array(3).fill({ recordings: 1, seconds: 6, isSilent: true }),
      ),
    )

    expect(tab.button('Delete 3 at Twilio')?.disabled).toBe(true)
    await tab.put('To go on, type how many', '2')
    expect(tab.button('Delete 3 at Twilio')?.disabled).toBe(true)
    await tab.put('To go on, type how many', '3')
    await tab.press('Delete 3 at Twilio')
    await tab.until('Shown to be deleted: 3. Not: 0. Not begun: 0.')
    expect(tab.twilio.world.recordings().map(({ status }) => status)).toEqual(Array(3).fill('deleted'))
    expect(tab.files.size).toBe(4)
    // What was saved can still be heard.
    await tab.press('Play')
    await tab.until('0:00 of 0:06')
    await tab.press('Save the proof (CSV)')
    expect(String(tab.given.get('deleted-recordings.csv')).match(/,deleted,/g)).toHaveLength(3)
  })

  it('gives a zip where the browser has no folders, and does not fetch again what was in it', async () => {
    // jsdom's cannot be streamed.
    vi.stubGlobal('Blob', Blob)
    const tab = await openTab(2, {}, { hasFolders: false })
    await find(tab)
    expect(tab.text()).toContain('zip files of at most 500 MB each')
    await tab.press('Fetch as zip files')
    await tab.until('Fetched: 2.')
    const zip = tab.given.get('recordings-1.zip')
    if (!zip || typeof zip === 'string') throw new Error(`No zip: ${tab.text()}`)
    const names = Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())))
    expect(names.map((name) => name.replace(/.*__/, ''))).toEqual(
      expect.arrayContaining([...tab.twilio.world.recordings().map(({ sid }) => `${sid}.wav`), 'index.csv']),
    )
    await vi.waitFor(() => expect(tab.button('Fetch as zip files')?.disabled).toBe(true))
  })

  it('stops while Twilio does not answer, and goes on', async () => {
    const tab = await openTab(4)
    await find(tab)
    tab.twilio.faults.add({ do: { kind: 'hang' }, when: { path: '.wav' }, times: 'always' })
    await tab.press('Choose a folder and fetch')
    await tab.until('Done: 0 of 4.')
    await tab.press('Stop')
    await tab.until('Fetched: 0. There already: 0. Not fetched: 3. Not begun: 1.')
    tab.twilio.faults.clear()
    await tab.press('Choose a folder and fetch')
    await tab.until('Fetched: 4.')
  })

  it('asks Twilio nothing before it is told to', async () => {
    const tab = await openTab(1)
    const before = tab.twilio.requests.length
    await tab.put('API key SID', tab.twilio.account.apiKey)
    await tab.put('The key’s secret', tab.twilio.account.apiSecret)
    expect(tab.twilio.requests.length).toBe(before)
    expect(tab.text()).toContain('Calls chosen: 1 of 1.')
  })

  it('says what is wrong with a secret, and what with an Account SID', async () => {
    const tab = await openTab(1)
    await tab.put('API key SID', tab.twilio.account.apiKey)
    await tab.put('The key’s secret', 'wrong')
    await tab.press('Find their recordings')
    await tab.until('Twilio refused the Account SID, the key or its secret (code 20003).')
    expect(tab.text()).not.toContain('wrong')
    await tab.put('Account SID', 'AC123')
    expect(tab.text()).toContain('An Account SID is AC and 32 digits')
    expect(tab.button('Find their recordings')?.disabled).toBe(true)
  })

  it('keeps neither the secret nor a note in the browser', async () => {
    const tab = await openTab(1)
    await find(tab)
    await tab.press('Play')
    await tab.put('Notes', 'Speaks too fast')
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toMatch(/Secret|fast|SK/)
  })

  it('offers the second way where the browser keeps the sound, and takes in what curl has fetched', async () => {
    const tab = await openTab(2, { sound: { cors: false, redirectTo: null } })
    await find(tab)
    await tab.press('Choose a folder and fetch')
    await tab.until('this browser does not let the page read the sound')
    await tab.press('Save download.txt')
    const list = String(tab.given.get('download.txt'))
    expect(list.match(/^url = /gm)).toHaveLength(2)
    expect(list).not.toContain(tab.twilio.account.apiSecret)
    expect(tab.text()).toContain(`curl -u ${tab.twilio.account.apiKey} -K download.txt`)

    const { sid, authToken } = tab.twilio.account
    const headers = { Authorization: `Basic ${btoa(`${sid}:${authToken}`)}` }
    const taken = await Promise.all(
      tab.twilio.world.recordings().map(async (recording) => {
        const url = `https://api.twilio.com/2010-04-01/Accounts/${sid}/Recordings/${recording.sid}.wav`
        const sound = await tab.twilio.fetch(new Request(url, { headers }))
        return new File([await sound.arrayBuffer()], `${recording.sid}.wav`)
      }),
    )
    await tab.takeIn('The folder with the sounds', ...taken)
    await tab.until('Sounds in it of the recordings found above: 2 of 2.')
    await tab.press('Choose where to, and save them')
    await tab.until('Fetched: 2.')
  })

  it('finds and opens the one recording that somebody asked for elsewhere on the page', async () => {
    const tab = await openTab(2)
    const callSid = tab.candidates[1]?.call.sid ?? ''
    await tab.show({ asked: { callSid } })
    expect(tab.text()).toContain(`You asked for the sound of call ${callSid}.`)
    await tab.put('API key SID', tab.twilio.account.apiKey)
    await tab.put('The key’s secret', tab.twilio.account.apiSecret)
    await tab.press('Find its recording')
    await tab.until(`Call ${callSid}, interview uuid:1`)
    await tab.until('0:00 of 0:06')
    await tab.put('Verdict', 'problem')
    await tab.press('Save verdicts and notes (1)')
    expect(tab.given.get('recording-notes.csv')).toContain('uuid:1,Juma,')
  })

  it('gives every control a name', async () => {
    const tab = await openTab(1)
    await find(tab)
    await tab.press('Play')
    await tab.until('0:00 of 0:06')
    const nameless = [...tab.place.querySelectorAll('input, select, textarea')].filter(
      (control) => !control.closest('label') && !control.hasAttribute('aria-label'),
    )
    expect(nameless.map((control) => control.outerHTML)).toEqual([])
  })
})
