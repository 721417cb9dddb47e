import { describe, expect, it } from 'vitest'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { parameters } from '../world/fixtures.ts'

const words = createWords(allEnglish)
const badMedia =
  'media_url must hold at most 10 addresses that begin with https:// or http://, separated by |.'
const serviceSid = `MG${'0'.repeat(32)}`

function check(changes: Readonly<Record<string, unknown>>) {
  const given = { ...parameters, ...changes }
  const { settings, problems, action } = checkParameters(
    (name) => Reflect.get(given, name),
    Object.keys(given),
  )
  const said = problems.map(({ parameter, said: { key, values } }) => `${parameter} ${words(key, values)}`)
  return { settings, said, action }
}

describe('the tabs of the panel', () => {
  it('are none unless the form asks', () => {
    expect(check({}).settings?.panel).toEqual([])
    expect(check({ panel: '  ' }).settings?.panel).toEqual([])
  })

  it('keep the designer’s order, each once, whatever the case and the spaces', () => {
    expect(check({ panel: '  Messages   KEYPAD messages' }).settings?.panel).toEqual(['messages', 'keypad'])
  })

  it('with another name are refused with the three there are', () => {
    const { settings, said } = check({ panel: 'keypad notes' })
    expect(settings).toBeUndefined()
    expect(said).toEqual([
      'panel names "notes": write any of keypad, history and messages, separated by spaces.',
    ])
  })

  it('have no keypad where the number is hidden, and nobody is told so each time', () => {
    const { settings, said } = check({ panel: 'keypad history', display_number: 0 })
    expect(settings?.panel).toEqual(['history'])
    expect(said).toEqual([])
  })
})

describe('a field whose job is a message', () => {
  const sms = { action: 'SMS', from_number: '' }

  it('needs no number of the enumerator', () => {
    const { settings, said, action } = check(sms)
    expect(said).toEqual([])
    expect(action).toBe('sms')
    expect(settings).toMatchObject({ action: 'sms', enumerator: { value: '' } })
  })

  it('needs a Twilio number or a messaging service', () => {
    expect(check({ ...sms, twilio_number: '' }).said).toEqual(['twilio_number is missing.'])
    const { settings, said } = check({ ...sms, twilio_number: '', messaging_service_sid: serviceSid })
    expect(said).toEqual([])
    expect(settings).toMatchObject({ twilioNumbers: [], message: { serviceSid } })
  })

  it('still has what is given checked', () => {
    expect(check({ ...sms, from_number: '0711' }).said).toHaveLength(1)
    expect(check({ ...sms, twilio_number: 'x', messaging_service_sid: serviceSid }).said).toHaveLength(1)
  })

  it('is not meant by any other word', () => {
    expect(check({ action: 'call' }).settings?.action).toBe('call')
    expect(check({ action: 'text' }).said).toEqual(['action is "text": write call, sms or check.'])
  })

  it('calls need both numbers, messaging service or not', () => {
    const { said } = check({ from_number: '', twilio_number: '', messaging_service_sid: serviceSid })
    expect(said).toEqual(['from_number is missing.', 'twilio_number is missing.'])
  })
})

describe('what a message holds', () => {
  it('is the draft and the addresses, separated by bars', () => {
    const { settings } = check({
      sms_text: ' Hello, may we call? ',
      media_url: 'https://example.org/a.png | http://example.org/b.pdf?x=1||',
    })
    expect(settings?.message).toEqual({
      text: 'Hello, may we call?',
      mediaUrls: ['https://example.org/a.png', 'http://example.org/b.pdf?x=1'],
      serviceSid: '',
    })
  })

  it.each(['example.org/a.png', 'ftp://example.org/a', 'javascript:alert(1)', 'https://', 'https://a b'])(
    'is refused with %s as an address, which is not repeated',
    (media_url) => {
      const { said } = check({ media_url })
      expect(said).toEqual([badMedia])
    },
  )

  it('is refused with more addresses than Twilio takes', () => {
    const urls = (count: number) =>
      Array.from({ length: count }, (_, n) => `https://example.org/${n}`).join('|')
    expect(check({ media_url: urls(10) }).said).toEqual([])
    expect(check({ media_url: urls(11) }).said).toEqual([badMedia])
  })

  it('leaves from a messaging service only by its SID', () => {
    expect(check({ messaging_service_sid: 'AC12' }).said).toEqual([
      'messaging_service_sid does not begin with MG: copy it from the Twilio console.',
    ])
  })
})
