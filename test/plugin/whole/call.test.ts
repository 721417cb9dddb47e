import { describe, expect, it } from 'vitest'
import { enumeratorNumber, respondentNumber } from '../world/form.ts'
import { openWorld } from '../world/open-field.ts'

const [status, sid, callUrl, recordingsUrl] = [0, 1, 2, 3]

describe('a call from a form', () => {
  it('goes through queued, ringing, in progress and completed as the two phones are answered and hung up', async () => {
    const world = await openWorld()
    const { twilio, field, host } = world
    const seen: string[] = []
    const item = (position: number) => host.stored.answer.split('|')[position]
    const note = () => seen.push(item(status) ?? '')

    await field.tap('Call')
    note()
    await world.pass(2)
    note()
    expect(field.text()).toContain('Your phone is ringing')
    twilio.phones.answer(enumeratorNumber)
    await world.pass(2)
    note()
    expect(field.text()).toContain('ringing')
    twilio.phones.answer(respondentNumber)
    await world.pass(3)
    expect(field.text()).toContain('Talking with Respondent')
    await world.pass(60)
    twilio.phones.hangUp(respondentNumber)
    await world.pass(20)
    note()

    expect(seen).toEqual(['queued', 'ringing', 'in-progress', 'completed'])
    expect(item(sid)).toMatch(/^CA[0-9a-f]{32}$/)
    const account = `https://api.twilio.com/2010-04-01/Accounts/${twilio.account.sid}`
    expect(item(callUrl)).toBe(`${account}/Calls/${item(sid)}.json`)
    expect(item(recordingsUrl)).toBe(`${account}/Calls/${item(sid)}/Recordings.json`)
    expect(field.text()).toMatch(/Talked with Respondent for 1 min \d s/)
  })
})
