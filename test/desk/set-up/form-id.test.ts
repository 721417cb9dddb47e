import { describe, expect, it } from 'vitest'
import { idFromTitle } from '../../../src/desk/set-up/form/form-id.ts'

describe('the id that a form has from its title', () => {
  it.each([
    ['Household survey', 'household_survey'],
    ['  Enquête 2026 – Kénya ', 'enquete_2026_kenya'],
    ['2nd round', 'form_2nd_round'],
    ['የቤተሰብ ጥናት', ''],
    ['', ''],
  ])('of “%s” is “%s”', (title, id) => {
    expect(idFromTitle(title)).toBe(id)
  })
})
