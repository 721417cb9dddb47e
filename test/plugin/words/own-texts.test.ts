import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/plugin/form/explain.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { talkFor } from '../world/calling.ts'
import { useNetwork } from '../world/network.ts'

const openWorld = useNetwork()
const words = createWords(allEnglish)

function told(texts: Readonly<Record<string, string>>): string[] {
  return explain({ problems: [], texts }).problems.map(
    ({ parameter, said }) => `${parameter} ${words(said.key, said.values)}`,
  )
}

describe('a text of the designer’s own', () => {
  it('stands in place of the field’s, in every part of the field', async () => {
    const world = await openWorld({
      parameters: {
        text_call: 'Ring the household',
        text_history: 'Earlier calls',
        text_startRecording: 'Tape it',
        'text_1.1': 'Done',
        panel: 'history',
        record: 'consent',
        dispositions: 1,
      },
    })
    expect(world.field.text()).toContain('Earlier calls')
    await talkFor(world, 20, 'Ring the household')
    expect(world.field.choices()).toContain('Done')
    expect(world.field.text()).not.toContain('For the form designer')
  })

  it('goes before that of any language, and the rest stays in it', async () => {
    const world = await openWorld({ language: 'fr', parameters: { text_call: 'Ring' } })
    expect(world.field.button('Ring')).toBeDefined()
    expect(world.field.text()).toContain(languages.fr.core.yourPhone)
  })

  it('takes values and is never markup', async () => {
    const world = await openWorld({
      parameters: { text_order: '<b>{who}</b> is next', to_label: 'Maria' },
    })
    expect(world.field.text()).toContain('<b>Maria</b> is next')
    expect(world.field.document.querySelector('#call-note b')).toBeNull()
  })

  it.each(['{constructor}', '{__proto__}', '{toString}', '{hasOwnProperty} {valueOf}'])(
    'stands as it is written where it names what nobody gave: %s',
    async (odd) => {
      const world = await openWorld({
        parameters: { text_call: odd, text_order: `${odd} {who}`, to_label: 'Maria' },
      })
      expect(world.field.button(odd)).toBeDefined()
      expect(world.field.text()).toContain(`${odd} Maria`)
    },
  )

  it.each(['constructor', '__proto__', 'toString'])(
    'is none of the field’s where it is called text_%s',
    async (key) => {
      const world = await openWorld({ parameters: { [`text_${key}`]: 'Ring' } })
      expect(world.field.designer()).toContain(`text_${key} is no text of the field.`)
      expect(world.field.button('Call')?.disabled).toBe(false)
    },
  )

  it('says a duration its own way in any language', async () => {
    const world = await openWorld({
      language: 'fr',
      parameters: { text_seconds: '{s} ticks', text_minutesSeconds: '{m}:{s}' },
    })
    await talkFor(world, 20, languages.fr.core.call)
    expect(world.field.text()).toContain('ticks')
  })

  it('for what the field does not say is named with the closest, and changes nothing else', async () => {
    const world = await openWorld({ parameters: { text_cal: 'Ring', text_callAgain: 'Once more' } })
    expect(world.field.designer()).toContain('text_cal is no text of the field. Did you mean text_call?')
    expect(world.field.button('Call')?.disabled).toBe(false)
  })

  it('counts as none where it is empty', async () => {
    const world = await openWorld({ parameters: { text_call: ' ' } })
    expect(world.field.button('Call')).toBeDefined()
    expect(told({ constructor: 'x' })).toHaveLength(1)
  })

  it('may leave a place out; one that nothing fills is named', () => {
    expect(told({ callWhom: 'Call them' })).toEqual([])
    expect(told({ callWhom: 'Call {name}' })).toEqual([
      'text_callWhom has {name}, which nothing takes the place of. This text may have: {who}',
    ])
    expect(told({ call: 'Call {who}' })).toEqual([
      'text_call has {who}, which nothing takes the place of. This text may have: –',
    ])
  })

  it('may be of a form that a count has only in some languages', () => {
    expect(told({ filesFew: '{n} files' })).toEqual([])
    expect(told({ keypadFew: 'Keys' })).toHaveLength(1)
  })

  it('is never the language whose rules the device goes by', () => {
    const { texts } = explain({ problems: [], texts: { locale: 'no tag!', call: 'Ring' } })
    expect(texts).toEqual({ call: 'Ring' })
    expect(told({ locale: 'no tag!' })).toEqual([
      expect.stringContaining('text_locale is no text of the field'),
    ])
  })
})
