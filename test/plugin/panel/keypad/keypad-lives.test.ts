import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialledNumber } from '../../../../src/plugin/form/choice.ts'
import { readNumber } from '../../../../src/twilio/phone-number.ts'
import { respondentNumber } from '../../world/form.ts'
import type { PanelInTest } from '../../world/open-panel.ts'
import { key, neighbour, number, openKeypadInTest, put, tap } from './keypad-in-test.ts'

type Happening = { tap: string } | { text: string } | { mayChoose: boolean } | { to: number }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ tap: fc.constantFrom(...'0123456789+', 'Erase', 'Clear', "Use the form's number") }),
  fc.record({ text: fc.stringMatching(/^(\+|00)?[0-9 x-]{0,16}$/) }),
  fc.record({ mayChoose: fc.boolean() }),
  fc.record({ to: fc.constantFrom(0, 1) }),
)

async function happen(keypad: PanelInTest, one: Happening): Promise<void> {
  const { field } = keypad
  if ('mayChoose' in one) await field.change(one)
  else if ('tap' in one && !key(keypad, one.tap).hidden) tap(keypad, one.tap)
  else if ('text' in one && !number(keypad).readOnly) put(keypad, one.text)
  else if ('to' in one && field.mayChoose) await field.change({ choice: one })
}

describe('whatever is tapped, typed and chosen', () => {
  it('is what a call would go to, and nothing changes while nothing may', async () => {
    const lives = fc.array(happening, { maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(lives, async (happenings) => {
        const keypad = await openKeypadInTest({
          parameters: { to_number: `${respondentNumber}|${neighbour}` },
        })
        const { field, world } = keypad
        for (const one of happenings) {
          const before = field.mayChoose ? undefined : number(keypad).value
          await happen(keypad, one)
          if (before !== undefined) expect(number(keypad).value).toBe(before)
          expect(dialledNumber(world.settings, field.choice)).toBe(readNumber(number(keypad).value) ?? '')
        }
        keypad.stop()
      }),
      { numRuns: 60 },
    )
  })
})
