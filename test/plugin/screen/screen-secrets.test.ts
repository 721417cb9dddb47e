import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/plugin/call/rules.ts'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import type { Model } from '../../../src/plugin/screen/model.ts'
import { screenOf } from '../../../src/plugin/screen/screen.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { callStatuses } from '../../../src/twilio/calls.ts'
import { callWith, entryWith, modelWith, refusalWith, settingsWith, token } from '../world/fixtures.ts'

const words = createWords(allEnglish)
const echo = `To +254711222333, or 254 711 222 333, %2B254711222333, +254 (711) 222-334, with ${token}`
const numbers = ['254711222333', '254711222334']
const hidden = settingsWith({
  displayNumber: false,
  attempts: 3,
  respondents: numbers.map((number) => ({ number: `+${number}`, label: '' })),
})

/** Each state, with each thing that can go wrong in it, where Twilio repeats all it was given. */
const states: State[] = [
  { name: 'ready' },
  { name: 'ready', note: 'other-number' },
  { name: 'placing' },
  { name: 'placing', retryAt: 1 },
  { name: 'unsure' },
  { name: 'unsure', trouble: refusalWith(99999, echo) },
  { name: 'refused', refusal: refusalWith(99999, echo) },
  { name: 'refused', refusal: refusalWith(21211, echo) },
]
const pairs = callStatuses.flatMap((status) => [undefined, ...callStatuses].map((leg) => ({ status, leg })))
for (const { status, leg } of pairs) {
  const seen = {
    call: callWith({ status }),
    leg: leg && { sid: 'CAleg', status: leg },
    legVisible: true,
  }
  states.push({ name: 'following', seen, trouble: refusalWith(99999, echo) })
  states.push({ name: 'ended', seen, trouble: refusalWith(99999, echo) })
}

function everyText(settings: Settings): string[] {
  return states.flatMap((state) =>
    [0, 1].flatMap((to) => {
      const model: Model = modelWith({
        state,
        choice: { to },
        entry: 'seen' in state ? entryWith() : undefined,
      })
      const screens = [model, { ...model, mayCall: false }].map((shown) =>
        screenOf(shown, { words, settings, problems: [], now: 0 }),
      )
      return screens.map((screen) => JSON.stringify(screen))
    }),
  )
}

describe('the texts of every screen', () => {
  it('hold no digits of a hidden number, however they are spaced, even where Twilio repeats it', () => {
    // One number is shown beside its name, several in a list.
    const one = { ...hidden, respondents: hidden.respondents.slice(0, 1) }
    for (const settings of [hidden, one]) {
      const bare = everyText(settings).map((text) => text.replace(/[\s().+-]/g, ''))
      for (const { number } of settings.respondents) {
        expect(bare.filter((text) => text.includes(number.slice(4)))).toEqual([])
      }
    }
  })

  it('hold no token, hidden number or not', () => {
    for (const displayNumber of [true, false]) {
      for (const text of everyText({ ...hidden, displayNumber })) expect(text).not.toContain(token)
    }
  })

  it('say what Twilio said all the same', () => {
    const refusal = refusalWith(99999, `${token} is not good for +254711222333`)
    const scene = { words, settings: hidden, problems: [], now: 0 }
    const { notice } = screenOf(modelWith({ state: { name: 'refused', refusal } }), scene)
    expect(notice?.designer).toBe('Twilio said: *** is not good for ***')
  })

  it('show the number where it is not hidden', () => {
    const shown = screenOf(modelWith(), { words, settings: settingsWith(), problems: [], now: 0 })
    expect(JSON.stringify(shown)).toContain('+254 711 222333')
  })
})
