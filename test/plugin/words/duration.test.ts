import { afterEach, describe, expect, it, vi } from 'vitest'
import { showDurationIn } from '../../../src/plugin/words/duration.ts'
import { furtherCodes } from './packed-languages.ts'

/** Spaces of whatever kind the device's Intl puts. */
const plain = (text: string | undefined) => text?.replace(/\s/g, ' ')

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a duration in another language', () => {
  it.each([
    ['fr', 252, '4 min 12 s'],
    ['es', 252, '4 min 12 s'],
    ['pt', 59, '59 s'],
    ['ar', 252, '4 د 12 ث'],
  ])('in %s of %d seconds is %s', (locale, seconds, text) => {
    expect(plain(showDurationIn(locale, seconds))).toBe(text)
  })

  it.each(furtherCodes)('is written with the figures 0 to 9 in %s', (code) => {
    const text = showDurationIn(code, 3_725)
    expect(text).toContain('62')
    expect(text).toContain('5')
    expect(text?.replace(/[0-9]/g, '')).not.toMatch(/\p{Nd}/u)
  })

  it.each(furtherCodes)(
    'has them in %s on a device that knows units but not the option for figures',
    (code) => {
      const { NumberFormat } = Intl
      vi.stubGlobal('Intl', {
        NumberFormat: class extends NumberFormat {
          constructor(locale: string, { numberingSystem: _, ...known }: Intl.NumberFormatOptions) {
            super(locale, known)
          }
        },
      })
      expect(showDurationIn(code, 3_725)?.match(/\p{Nd}+/gu)).toEqual(['62', '5'])
    },
  )

  it('is left to the table where the device does not know the language, or no units', () => {
    vi.spyOn(Intl.NumberFormat, 'supportedLocalesOf').mockReturnValueOnce([])
    expect(showDurationIn('am', 60)).toBeUndefined()
    const noUnits = Object.assign(
      () => {
        throw new RangeError('unit')
      },
      { supportedLocalesOf: () => ['am'] },
    )
    vi.stubGlobal('Intl', { NumberFormat: noUnits })
    expect(showDurationIn('am', 60)).toBeUndefined()
    vi.stubGlobal('Intl', undefined)
    expect(showDurationIn('am', 60)).toBeUndefined()
  })
})
