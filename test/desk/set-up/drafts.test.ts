import { describe, expect, it } from 'vitest'
import {
  consentDraft,
  type DraftChoices,
  ethicsDraft,
  type FormChoices,
} from '../../../src/desk/set-up/drafts/drafts.ts'

const form: FormChoices = {
  record: 'consent',
  displayNumber: false,
  usesService: true,
  callerId: '+12025550110',
}
const choices: DraftChoices = {
  organisation: 'the Institute',
  listeners: 'two supervisors',
  isFetched: true,
  days: 90,
  isEncrypted: true,
}
const both = (more: Partial<FormChoices> = {}, chosen: Partial<DraftChoices> = {}) => {
  const inputs = [
    { ...form, ...more },
    { ...choices, ...chosen },
  ] as const
  return [consentDraft(...inputs), ethicsDraft(...inputs)] as const
}

describe('the drafts', () => {
  it('say first that they are drafts', () => {
    for (const text of both()) expect(text).toMatch(/^DRAFT\. /)
  })

  it('name who, whom, where and how long', () => {
    const [consent, ethics] = both()
    for (const text of [consent, ethics]) {
      expect(text).toContain('+1 202 555 0110')
      expect(text).toContain('two supervisors')
      expect(text).toContain('90 days')
    }
    expect(consent).toContain('on computers of the Institute')
    expect(ethics).toContain('deletes them at Twilio')
    expect(ethics).toContain('our public key')
    expect(ethics).toContain('does not show the respondent’s number')
  })

  it('leave open what nobody has decided', () => {
    const [consent, ethics] = both({}, { organisation: ' ', listeners: '', days: undefined })
    expect(consent).toContain('I call for […].')
    expect(consent).toContain('deleted after […] days')
    expect(ethics).toContain('Who may listen: […].')
  })

  it('promise no recording only where none is made', () => {
    const [consent, ethics] = both({ record: 'never' })
    expect(consent).toContain('This call is not recorded.')
    expect(consent).not.toContain('listen')
    expect(ethics).not.toContain('public key')
    expect(both({ record: 'always' })[0]).not.toContain('not recorded')
  })

  it('say that a recording which begins with the ringing begins before consent', () => {
    const [consent, ethics] = both({ record: 'always' })
    expect(consent).toContain('has been recorded since your phone rang')
    expect(ethics).toContain('before consent is given')
  })

  it('do not say that the devices hold no login where they do', () => {
    expect(both({ usesService: false })[1]).toContain('holds a login to Twilio')
    expect(both()[1]).toContain('is not on the interviewers’ devices')
  })

  it.each(['always', 'never', 'consent'] as const)('leave no place unfilled: record %s', (record) => {
    for (const isFetched of [true, false])
      for (const text of both({ record, callerId: '' }, { isFetched, isEncrypted: false }))
        expect(text).not.toMatch(/\{\w+\}|undefined/)
  })
})
