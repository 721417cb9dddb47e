import { describe, expect, it } from 'vitest'
import type { LoadPart } from '../../../src/plugin/parts.ts'
import { languageCodes } from '../../../src/plugin/words/language-names.ts'
import { talkFor } from '../world/calling.ts'
import { useNetwork } from '../world/network.ts'
import { parts } from '../world/open-field.ts'
import { furtherCodes, languageFiles } from './language-files.ts'

const openWorld = useNetwork()
const never = new Promise<undefined>(() => {})

describe.each(furtherCodes)('a field of a form in %s', (code) => {
  const { core, panel, dispositions } = languageFiles[code]

  it('speaks it from the first drawing to the outcome', async () => {
    const world = await openWorld({
      language: code,
      parameters: { dispositions: 1, panel: 'history messages' },
    })
    expect(world.field.button(core.call)).toBeDefined()
    expect(world.field.text()).toContain(panel.history)
    await talkFor(world, 70, core.call)
    expect(world.field.text()).toContain(dispositions['1.1'])
    expect(world.field.button(core.updateStatus)).toBeDefined()
    for (const english of [
      'Call again',
      'Hang up',
      'Talked with',
      'Update status',
      'History',
      'Interview completed',
    ])
      expect(world.field.text()).not.toContain(english)
  })

  it('says the direction and the language of each of its areas, and keeps numbers from the left', async () => {
    const world = await openWorld({ language: code, parameters: { panel: 'keypad' } })
    const { document } = world.field
    for (const id of ['call-area', 'panel']) {
      expect(document.getElementById(id)?.lang).toBe(code)
      expect(document.getElementById(id)?.dir).toBe(code === 'ar' || code === 'ur' ? 'rtl' : 'ltr')
    }
    expect(document.querySelector('#respondent .number')?.textContent).toBe('+254 711 222 333')
    expect(document.querySelector('.label')?.getAttribute('dir')).toBe('auto')
  })

  it('writes its message in it', async () => {
    const world = await openWorld({ language: code, parameters: { action: 'sms', sms_text: 'Hello' } })
    expect(world.field.text()).toContain(panel.message)
    await world.field.tap(panel.send)
    await world.pass(20)
    expect(world.field.text()).not.toMatch(/Delivered|Send\b/)
  })
})

describe('the language', () => {
  it('is the designer’s rather than the form’s', async () => {
    const world = await openWorld({ language: 'Français', parameters: { language: 'Kiswahili' } })
    expect(world.field.button(languageFiles.sw.core.call)).toBeDefined()
  })

  it('is English where the designer asks for it, and nothing is loaded', async () => {
    const asked: string[] = []
    const loadPart: LoadPart = async (name) => {
      asked.push(name)
      return undefined
    }
    const world = await openWorld({ language: 'Français', parameters: { language: 'en' }, loadPart })
    expect(world.field.button('Call')).toBeDefined()
    expect(asked).toEqual([])
  })

  it.each(['Lingala', 'Dholuo (Kenya)'])('of a form in %s is English', async (language) => {
    const world = await openWorld({ language })
    expect(world.field.button('Call')).toBeDefined()
    expect(world.field.text()).not.toContain('For the form designer')
    expect(world.field.document.getElementById('call-area')?.lang).toBe('en')
  })

  it('that the designer asks for and there is not is named with those there are', async () => {
    const world = await openWorld({ language: 'Français', parameters: { language: 'Lingala' } })
    const [before] = languageFiles.fr.designer.problemLanguage.split(/\s*\{value\}/)
    expect(world.field.text()).toContain(`language ${before} Lingala`)
    expect(world.field.text()).toContain(languageCodes.join(' '))
    expect(world.field.button(languageFiles.fr.core.call)?.disabled).toBe(false)
  })
})

describe('words that do not come', () => {
  it.each(['prepare', 'words-fr'] as const)('are waited for some seconds: %s', async (missing) => {
    const loadPart: LoadPart = async (name) => (name === missing ? never : parts[name])
    const world = await openWorld({ language: 'Français', loadPart })
    expect(world.field.text()).toBe('Call the respondent')
    await world.pass(4)
    expect(world.field.button('Call')?.disabled).toBe(false)
    await world.field.tap('Call')
    await world.pass(3)
    expect(world.field.text()).toContain('Your phone is ringing')
  })

  it('leave the field in English, and what comes with English too', async () => {
    const world = await openWorld({
      language: 'العربية',
      missing: ['words-ar'],
      parameters: { dispositions: 1 },
    })
    await talkFor(world, 20)
    expect(world.field.text()).toContain('Interview completed')
    expect(world.field.document.getElementById('call-area')?.dir).toBe('ltr')
  })

  it('leave a field that is cleared meanwhile empty, and one that is left alone', async () => {
    let deliver = () => {}
    const loadPart: LoadPart = async (name) => {
      await new Promise<void>((resolve) => {
        deliver = resolve
      })
      return parts[name]
    }
    const stored = { answer: `completed|CA${'0'.repeat(32)}|https://x|`, metadata: '' }
    const world = await openWorld({ language: 'fr', loadPart, stored })
    world.host.clear()
    await world.pass(5)
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    expect(world.field.button('Call')).toBeDefined()
    expect(world.field.text()).not.toContain('CA000')
    await world.reopen()
    world.field.running.stop()
    deliver()
    await world.pass(10)
    expect(world.field.button('Call')).toBeUndefined()
  })

  it('for a list of dispositions are said to be missing, and the call works', async () => {
    const world = await openWorld({ parameters: { dispositions: 1 }, missing: ['prepare'] })
    expect(world.field.text()).toContain('Not everything could be loaded.')
    await talkFor(world, 20)
    expect(world.field.text()).toContain('Talked with')
  })

  it('for the designer’s problems leave their names to be read', async () => {
    const world = await openWorld({ parameters: { to_number: '' }, missing: ['designer'] })
    expect(world.field.text()).toContain('to_number must be changed.')
    expect(world.field.button('Call')?.disabled).toBe(true)
  })
})
