import { describe, expect, it } from 'vitest'
import { languageCodes } from '../../../src/plugin/words/language-names.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { placing, talkFor } from '../world/calling.ts'
import { useNetwork } from '../world/network.ts'
import { furtherCodes } from './packed-languages.ts'

const openWorld = useNetwork()

describe.each(furtherCodes)('a field of a form in %s', (code) => {
  const { core, panel, dispositions } = languages[code]

  it('speaks it from the first drawing to the outcome', async () => {
    const world = await openWorld({
      language: code,
      parameters: { dispositions: 1, panel: 'history messages' },
    })
    expect(world.field.button(core.call)).toBeDefined()
    expect(world.field.text()).toContain(panel.history)
    await talkFor(world, 70, core.call)
    expect(world.field.text()).toContain(dispositions['1.1'])
    await world.field.tap(core.details)
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

  it('keeps each phone and its status whole under Details, a line each', async () => {
    const world = await openWorld({ language: code, parameters: { to_label: 'Maria' } })
    await talkFor(world, 70, core.call)
    const lines = [...world.field.document.querySelectorAll('#statuses > div')]
    expect(lines.map((line) => [...line.querySelectorAll('bdi')].map((part) => part.textContent))).toEqual([
      [core.yourPhone, 'completed'],
      ['Maria', 'completed'],
    ])
  })

  it('urges nobody to try again where only the supervisor can mend it', async () => {
    const world = await openWorld({ language: code })
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 401, code: 20003 } })
    await world.field.tap(core.call)
    expect(world.field.text()).toContain(core.tellSupervisor.replace('\u00a0', ' '))
    expect(world.field.button(core.tryAgain)?.className).toBe('')
    expect(world.field.document.getElementById('call-note')?.hidden).toBe(true)
  })

  it('says that there is no number where none is set', async () => {
    const world = await openWorld({ language: code, parameters: { from_number: '' } })
    expect(world.field.text()).toContain(panel.sendToNobody)
    expect(world.field.text()).not.toContain(panel.keypadShort)
  })

  it('says the direction and the language of each of its areas, and keeps numbers from the left', async () => {
    const world = await openWorld({ language: code, parameters: { panel: 'keypad' } })
    const { document } = world.field
    for (const id of ['call-area', 'panel']) {
      expect(document.getElementById(id)?.lang).toBe(code)
      expect(document.getElementById(id)?.dir).toBe(code === 'ar' || code === 'ur' ? 'rtl' : 'ltr')
    }
    expect(document.querySelector('#respondent .number')?.textContent).toBe('+254 711 222333')
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
    expect(world.field.button(languages.sw.core.call)).toBeDefined()
  })

  it('is English where the designer asks for it', async () => {
    const world = await openWorld({ language: 'Français', parameters: { language: 'en' } })
    expect(world.field.button('Call')).toBeDefined()
  })

  it.each(['Lingala', 'Dholuo (Kenya)'])('of a form in %s is English', async (language) => {
    const world = await openWorld({ language })
    expect(world.field.button('Call')).toBeDefined()
    expect(world.field.text()).not.toContain('For the form designer')
    expect(world.field.document.getElementById('call-area')?.lang).toBe('en')
  })

  it('that the designer asks for and there is not is named with those there are', async () => {
    const world = await openWorld({ language: 'Français', parameters: { language: 'Lingala' } })
    const [before] = languages.fr.designer.problemLanguage.split(/\s*\{value\}/)
    expect(world.field.designer()).toContain(`language ${before} Lingala`)
    expect(world.field.designer()).toContain(languageCodes.join(' '))
    expect(world.field.button(languages.fr.core.call)?.disabled).toBe(false)
  })
})
