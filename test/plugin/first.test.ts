import { JSDOM } from 'jsdom'
import { describe, expect, it, vi } from 'vitest'
import { type FirstField, openFirst } from '../../src/plugin/first.ts'
import { readHost } from '../../src/plugin/form/host.ts'
import { englishFirst } from '../../src/plugin/words/english/first-words.ts'
import { languageCodes } from '../../src/plugin/words/language-names.ts'
import { languages } from '../../src/plugin/words/languages.ts'
import { packedLanguages } from './words/packed-languages.ts'
import { useNetwork } from './world/network.ts'
import type { World, WorldSettings } from './world/open-field.ts'

const openWorld = useNetwork()

/** The page as the host makes it, opened by what script.js begins with, before the rest has run. */
function openPage(
  { host }: World,
  languages = packedLanguages,
): { first: FirstField; document: Document; paint(): void } {
  const opened = host.open()
  const { window } = new JSDOM(opened.document({ pluginFolder: '.', bridgeScript: '' }))
  const globals: Record<string, unknown> = {}
  opened.connect(globals)
  let paint = () => {}
  const first = openFirst({ host: readHost(globals), document: window.document, languages }, (then) => {
    paint = then
  })
  return { first, document: window.document, paint: () => paint() }
}

/** All that is seen or read of the field. */
function shown(document: Document): string {
  for (const hidden of [...document.querySelectorAll('[hidden], template')]) hidden.remove()
  return document.getElementById('call-area')?.outerHTML.replace(/\s+/g, ' ') ?? ''
}

const running = () => ({ clearAnswer: vi.fn(), setFocus: vi.fn(), call: vi.fn(), stop: vi.fn() })

const plain: readonly WorldSettings[] = [
  {},
  { parameters: { to_label: 'Maria' } },
  { parameters: { display_number: 0 } },
  { parameters: { display_number: 'no', to_label: 'Maria <b>' } },
  { parameters: { record: 0 } },
  { parameters: { record: 'Consent' } },
  { parameters: { record: 'consent', details: 1, dispositions: 1, attempts: 3 } },
  { parameters: { whisper: 'Household 12', max_minutes: 30 } },
  ...languageCodes.map((language) => ({ language })),
  { language: 'Français', parameters: { language: 'Kiswahili' } },
]

describe('a plain field', () => {
  it.each(plain)('is drawn first as it stays: %j', async (settings) => {
    const world = await openWorld(settings)
    const { document } = openPage(world)
    expect(document.getElementById('call')?.textContent).not.toBe('')
    expect(shown(document)).toBe(shown(world.field.document))
  })

  it('keeps a tap, and hands it on once', async () => {
    const { first, document, paint } = openPage(await openWorld())
    const call = document.querySelector<HTMLButtonElement>('#call')
    const field = running()
    first.go(() => first.handOver(field))
    call?.click()
    call?.click()
    expect(call?.disabled).toBe(true)
    expect(field.call).not.toHaveBeenCalled()
    paint()
    expect(field.call).toHaveBeenCalledTimes(1)
    call?.removeAttribute('disabled')
    call?.click()
    expect(field.call).toHaveBeenCalledTimes(1)
  })

  it('dials nobody who was not called', async () => {
    const { first, paint } = openPage(await openWorld())
    const field = running()
    first.go(() => first.handOver(field))
    paint()
    expect(field.call).not.toHaveBeenCalled()
  })

  it('that is cleared meanwhile calls nobody, and is cleared', async () => {
    const { first, document, paint } = openPage(await openWorld())
    const field = running()
    first.go(() => first.handOver(field))
    document.querySelector<HTMLButtonElement>('#call')?.click()
    first.clearAnswer()
    paint()
    expect(field.clearAnswer).toHaveBeenCalledTimes(1)
    expect(field.call).not.toHaveBeenCalled()
  })

  it('takes the keyboard, and passes it on', async () => {
    const { first, document, paint } = openPage(await openWorld())
    const field = running()
    first.setFocus()
    expect(document.activeElement?.id).toBe('call')
    first.go(() => first.handOver(field))
    paint()
    first.setFocus()
    expect(field.setFocus).toHaveBeenCalledTimes(1)
  })

  it.each<[string, () => void]>([
    ['does not run', () => {}],
    ['is refused with an error', () => JSON.parse('')],
  ])('says so where the rest %s, and keeps Call from being tapped', async (_, rest) => {
    const { first, document, paint } = openPage(await openWorld({ language: 'Français' }))
    first.go(rest)
    try {
      paint()
    } catch {
      // The page hears of it; what stands on the screen is looked at here.
    }
    expect(document.getElementById('call-note')?.textContent).toBe(languages.fr.core.startFailed)
    expect(document.querySelector<HTMLButtonElement>('#call')?.disabled).toBe(true)
  })
})

describe('a field whose script was robbed of its comments', () => {
  it('says in English that it cannot start', async () => {
    const { first, document, paint } = openPage(await openWorld({ language: 'Français' }), () => ({
      alphabet: '',
      lines: '',
    }))
    first.go(() => {})
    paint()
    expect(document.getElementById('call-note')?.textContent).toBe(englishFirst.startFailed)
    expect(document.getElementById('call-area')?.lang).toBe('en')
    expect(document.querySelector<HTMLButtonElement>('#call')?.disabled).toBe(true)
  })
})

describe('a field whose rest does not run', () => {
  it('can still be cleared', async () => {
    const world = await openWorld({
      stored: { answer: 'completed|CA1|https://api.twilio.com/x|', metadata: '' },
    })
    const { first } = openPage(world)
    first.go(() => {})
    first.clearAnswer()
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
  })
})

const stored = { answer: 'completed|CA1|https://api.twilio.com/x|', metadata: '' }
const further: readonly WorldSettings[] = [
  { stored },
  { readOnly: true },
  { parameters: { panel: 'keypad' } },
  { parameters: { country: 'KE' } },
  { parameters: { action: 'sms' } },
  { parameters: { press_to_call: 1 } },
  { parameters: { detect_voicemail: 1 } },
  { parameters: { to_number: '0711222333' } },
  { parameters: { to_number: '+254 711 222 333' } },
  { parameters: { to_number: '+254711222333|+254711222444' } },
  { parameters: { to_label: 'Maria|Juma' } },
  { parameters: { from_number: 'sip:maria@example.org' } },
  { parameters: { twilio_number: '' } },
  { parameters: { auth_token: '' } },
  { parameters: { service_url: 'https://calls.example.org', service_key: '' } },
  { parameters: { display_number: 'perhaps' } },
  { parameters: { record: 'perhaps' } },
  { parameters: { language: 'Lingala' } },
  { parameters: { text_call: 'Ring' } },
]

describe('a field that wants more', () => {
  it.each(further)('waits for the rest, which runs at once: %j', async (settings) => {
    const { first, document } = openPage(await openWorld(settings))
    expect(document.getElementById('call')?.hidden).toBe(true)
    expect(document.getElementById('call')?.textContent).toBe('')
    const run = vi.fn(() => first.handOver(running()))
    first.go(run)
    expect(run).toHaveBeenCalledTimes(1)
  })
})
