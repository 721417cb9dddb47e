import { expect, it } from 'vitest'
import { createFormState, type FormState } from '../../../../src/workbench/page/form/form-state.ts'
import { exampleFields } from '../../../../src/workbench/page/form/sample-form.ts'
import type { Session } from '../../../../src/workbench/page/session.ts'

const server = {
  twilioUrl: 'http://127.0.0.1:8001',
  account: {
    accountSid: 'AC1',
    apiKey: 'SK1',
    apiSecret: 'stand-in-token',
    twilioNumber: '+12025550110',
    messagingServiceSid: 'MG1',
  },
}

function createState(session?: Session): { state: FormState; kept: Session[] } {
  const kept: Session[] = []
  const address = { mode: 'stand-in', appearance: 'custom-twilio-call', fields: {} } as const
  return { kept, state: createFormState(server, address, session, (one) => kept.push(one)) }
}

it('begins with the example numbers and the stand-in’s account', () => {
  const { state } = createState()
  expect(state.fields).toEqual(exampleFields)
  expect(state.twilioUrl()).toBe(server.twilioUrl)
  expect(JSON.stringify(state.values())).toContain('stand-in-token')
})

it('leaves numbers and account behind when calls go through the other Twilio', () => {
  const { state } = createState()
  state.useMode('real')
  expect(state.twilioUrl()).toBeUndefined()
  expect(Object.values(state.fields)).toEqual(['', '', ''])
  state.setAccount({
    accountSid: 'AC2',
    apiKey: 'SK2',
    apiSecret: 'real-token',
    twilioNumber: '+12025550199',
  })
  expect(JSON.stringify(state.values())).toContain('real-token')
  state.useMode('stand-in')
  expect(JSON.stringify(state.values())).not.toContain('real-token')
})

it('keeps answers and what is stored for a reload, and no credential', () => {
  const { state, kept } = createState()
  state.useMode('real')
  state.setAccount({
    accountSid: 'AC2',
    apiKey: 'SK2',
    apiSecret: 'real-token',
    twilioNumber: '+12025550199',
  })
  state.setField('respondent_name', 'Asha')
  state.setStored({ answer: 'queued|CA1||', metadata: '{}' })
  expect(JSON.stringify(kept)).not.toContain('real-token')
  const { state: later } = createState(kept.at(-1))
  expect(later.mode).toBe('real')
  expect(later.fields['respondent_name']).toBe('Asha')
  expect(later.stored.answer).toBe('queued|CA1||')
})
