import { describe, expect, it } from 'vitest'
import type { PhoneView } from '../../../src/stand-in/twilio/phones/phones.ts'
import { isOver, nextStep, sayTaps } from '../../../src/workbench/page/first-steps.ts'

const nothingOffered = { next: '', hangUp: '' }

const owners = [
  { id: 'phone-enumerator', number: '+254700000001', owner: 'Enumerator’s phone' },
  { id: 'phone-respondent', number: '+254711222333', owner: 'Respondent’s phone' },
]

function phoneThat(number: string, state: PhoneView['state']): PhoneView {
  return {
    number,
    state,
    direction: 'incoming',
    withNumber: '',
    callSid: null,
    since: 0,
    spoken: [],
    heard: [],
    pressed: '',
    asking: false,
    company: [],
    messages: [],
    habit: { kind: 'manual' },
    delivery: 'delivered',
  }
}

describe('the step that is next', () => {
  it.each<[PhoneView['state'], PhoneView['state'], string, number]>([
    ['idle', 'idle', '', 0],
    ['ringing', 'idle', 'queued|CA1||', 1],
    ['talking', 'idle', 'in-progress|CA1||', 2],
    ['talking', 'ringing', 'in-progress|CA1||', 2],
    ['talking', 'talking', 'in-progress|CA1||', 3],
    ['idle', 'idle', 'completed|CA1||', 3],
  ])(
    'with the enumerator %s and the respondent %s, answer %j, is number %d from 0',
    (one, other, answer, step) => {
      const phones = [phoneThat('+254700000001', one), phoneThat('+254711222333', other)]
      expect(nextStep({ owners, phones, answer, offered: nothingOffered })).toBe(step)
    },
  )

  it('no longer speaks of hanging up once nobody is in a call', () => {
    const phones = [phoneThat('+254700000001', 'talking'), phoneThat('+254711222333', 'idle')]
    expect(isOver({ owners, phones, answer: 'in-progress|CA1||' })).toBe(false)
    const idle = phones.map((phone) => ({ ...phone, state: 'idle' as const }))
    expect(isOver({ owners, phones: idle, answer: 'completed|CA1||' })).toBe(true)
    expect(isOver({ owners, phones: idle, answer: '' })).toBe(false)
    // A third phone, of another call, has nothing to do with it.
    const other = phoneThat('+254711000000', 'talking')
    expect(isOver({ owners, phones: [...idle, other], answer: 'completed|CA1||' })).toBe(true)
  })

  it('is to call while Twilio knows no phone', () => {
    expect(nextStep({ owners, phones: [], answer: '', offered: nothingOffered })).toBe(0)
  })

  it('is to call again where the form’s blue button says so, and to see the result where it does not', () => {
    const missed = { owners, phones: [], answer: 'no-answer|CA1||' }
    expect(nextStep({ ...missed, offered: { next: 'Call again', hangUp: '' } })).toBe(0)
    expect(nextStep({ ...missed, offered: nothingOffered })).toBe(3)
  })

  it('says the form’s own words, whatever its language, and that no phone rings', () => {
    expect(sayTaps({ next: 'Appeler', hangUp: '' }).call).toBe(
      'Tap the blue button, Appeler. No real phone rings.',
    )
    expect(sayTaps({ next: '', hangUp: 'Raccrocher' }).talk).toBe('They talk. Tap Raccrocher in the form.')
  })

  it('leaves it to the form where no blue button can be tapped', () => {
    expect(sayTaps(nothingOffered).call).toBe('Do what the form says.')
  })
})
