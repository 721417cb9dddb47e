import { expect, it } from 'vitest'
import { platforms } from '../../../src/stand-in/surveycto/field.ts'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { eventually, useForms } from '../open-form.ts'

const [status, sid, callUrl, recordingsUrl] = [0, 1, 2, 3]

describeInChromium('a call with the shipped zip', () => {
  const openForm = useForms()

  it.each(platforms)(
    'on %s goes through queued, ringing, in progress and completed, and is stored as in 2020',
    async (platform) => {
      const form = await openForm({ platform })
      const { twilio } = form
      const seen = new Set<string>()
      form.host.onStored(({ answer }) => seen.add(answer.split('|')[status] ?? ''))

      await form.tap('Call')
      await form.reads('Your phone is ringing')
      twilio.phones.answer(enumeratorNumber)
      await form.reads('Respondent: ringing')
      twilio.phones.answer(respondentNumber)
      await form.reads('Talking with Respondent')
      twilio.phones.hangUp(respondentNumber)
      await form.tap('Update status')
      await form.reads(/^Talked with Respondent for \d\ss$/)

      expect([...seen].filter(Boolean)).toEqual(['queued', 'ringing', 'in-progress', 'completed'])
      const account = `https://api.twilio.com/2010-04-01/Accounts/${twilio.account.sid}`
      expect(form.item(sid)).toMatch(/^CA[0-9a-f]{32}$/)
      expect(form.item(callUrl)).toBe(`${account}/Calls/${form.item(sid)}.json`)
      expect(form.item(recordingsUrl)).toBe(`${account}/Calls/${form.item(sid)}/Recordings.json`)
      expect(form.host.stored.answer.split('|')).toHaveLength(4)
      expect(form.metadata()).toMatchObject({
        sid: form.item(sid),
        status: 'completed',
        to: enumeratorNumber,
        direction: 'outbound-api',
        subresource_uris: { recordings: expect.stringContaining('/Recordings.json') },
      })
      expect(form.requests('POST', '/Calls.json')).toBe(1)
      expect(form.console).toEqual([])
    },
  )

  it('does nothing with a second tap while the call is being placed', async () => {
    const form = await openForm({
      prepare: ({ faults }) =>
        void faults.add({ when: { method: 'POST' }, do: { kind: 'latency', ms: 1_000 } }),
    })
    await form.button('Call').evaluate((button) => {
      for (let taps = 0; taps < 3; taps += 1) button instanceof HTMLElement && button.click()
    })
    await form.button('Call').dblclick({ force: true })
    await form.reads('Your phone is ringing')
    expect(form.requests('POST', '/Calls.json')).toBe(1)
  })

  it('is hung up by the enumerator', async () => {
    const form = await openForm()
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    await form.tap('Hang up')
    await form.reads('The call was ended before you answered')
    await eventually(() => form.item(status)).toBe('canceled')
    expect(form.twilio.phones.list().map(({ state }) => state)).toEqual(['idle'])
  })
})
