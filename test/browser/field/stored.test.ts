import { expect, it } from 'vitest'
import type { StoredField } from '../../../src/stand-in/surveycto/field.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { postAsAccount } from '../../plugin/world/ask-twilio.ts'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, eventually, useForms } from '../open-form.ts'

/** What the 2020 plug-in left behind: Twilio's JSON alone, and the answer's four items. */
async function callOf2020(twilio: StandInTwilio): Promise<StoredField> {
  const reply = await postAsAccount(twilio, 'Calls.json', {
    To: enumeratorNumber,
    From: twilio.account.twilioNumbers[0] ?? '',
    Twiml: `<Response><Dial answerOnBridge="true"><Number>${respondentNumber}</Number></Dial></Response>`,
  })
  const metadata = await reply.text()
  const { sid: callSid, uri } = JSON.parse(metadata)
  const url = `https://api.twilio.com${uri}`
  return { answer: `queued|${callSid}|${url}|${url.replace('.json', '/Recordings.json')}`, metadata }
}

describeInChromium('what is stored', () => {
  const openForm = useForms()

  it.each(['account_sid', 'accountSID'])('is the same for a form of 2020 that says %s', async (name) => {
    const form = await openForm({
      prepare: answerQuickly,
      appearance: ({ account }) =>
        `custom-twilio-call(from_number='${enumeratorNumber}', to_number='${respondentNumber}', twilio_number='${account.twilioNumbers[0]}', ${name}='${account.sid}', auth_token='${account.authToken}', record='0', display_number='1')`,
    })
    await form.tap('Call')
    await form.reads('Talked with Respondent')
    await eventually(() => form.item(0)).toBe('completed')
    expect(form.host.stored.answer).toMatch(/^completed\|CA\w+\|https:\/\/api\.twilio\.com\/.+\.json\|$/)
  })

  it('by the 2020 plug-in is taken over: its call is shown, followed and not placed again', async () => {
    const form = await openForm({ stored: callOf2020 })
    const sid = form.item(1)
    await form.reads('Your phone is ringing')
    form.twilio.phones.decline(enumeratorNumber)
    await form.reads('Your phone was not answered')
    await eventually(() => form.item(0)).toBe('no-answer')
    expect(form.item(1)).toBe(sid)
    expect(form.metadata()).toMatchObject({ sid, status: 'no-answer' })
    expect(form.requests('POST', '/Calls.json')).toBe(1)
  })

  it('counts as nothing when the metadata is broken, and stays until a call is placed', async () => {
    const stored = { answer: 'something else', metadata: '{"sid": "CA12' }
    const form = await openForm({ stored: () => stored })
    expect(await form.button('Call').isEnabled()).toBe(true)
    expect(form.host.stored).toEqual(stored)
    form.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'status', status: 400, code: 21210 } })
    await form.tap('Call')
    await form.reads(/Twilio refused the number that calls come from/)
    expect(form.host.stored).toEqual(stored)
    await form.tap('Try again')
    await form.reads('Your phone is ringing')
    expect(form.metadata()).toMatchObject({ sid: form.item(1) })
  })

  it('is kept to the letter when an update fails', async () => {
    const form = await openForm({ prepare: answerQuickly })
    await form.tap('Call')
    await form.reads('Talked with Respondent')
    await form.button('Hang up').waitFor({ state: 'hidden' })
    const stored = form.host.stored
    const failures = [
      { kind: 'status', status: 401, code: 20003 },
      { kind: 'html', status: 502 },
      { kind: 'foreign-json' },
      { kind: 'truncated' },
      { kind: 'drop-before' },
    ] as const
    await form.tap('Details')
    for (const failure of failures) {
      const asked = form.twilio.requests.length
      const mend = form.twilio.faults.add({ when: { method: 'GET' }, do: failure, times: 'always' })
      await form.tap('Update status')
      await eventually(() => form.twilio.requests.length).toBeGreaterThan(asked)
      await eventually(() => form.button('Update status').isEnabled()).toBe(true)
      expect(await form.field.locator('#notice').isVisible()).toBe(true)
      expect(form.host.stored).toEqual(stored)
      mend()
    }
    expect(await form.text()).toContain('Talked with Respondent')
  })

  it('is shown in a read-only field, which asks Twilio nothing and changes nothing', async () => {
    const form = await openForm({ prepare: answerQuickly })
    await form.tap('Call')
    await form.reads('Talked with Respondent')
    await form.leave()
    const { stored } = form.host
    const asked = form.twilio.requests.length
    form.host.change({ readOnly: true })
    await form.open()
    await form.reads('Talked with Respondent')
    await form.tap('Details')
    await form.reads(form.item(1))
    const buttons = await form.field.getByRole('button').filter({ visible: true }).allInnerTexts()
    expect(buttons.map((text) => text.trim())).toEqual(['Details'])
    expect(form.twilio.requests.length).toBe(asked)
    expect(form.host.stored).toEqual(stored)
  })

  it('says that a stored call was to another number when the form’s number changed, and lets call', async () => {
    const form = await openForm({ prepare: answerQuickly })
    await form.tap('Call')
    await form.reads('Talked with Respondent')
    await form.leave()
    form.host.change({
      appearance: form.host.settings.appearance.replace(respondentNumber, '+254722333444'),
    })
    await form.open()
    await form.reads('The call stored here was to another number')
    expect(await form.button('Call').isEnabled()).toBe(true)
    await eventually(() => form.item(0)).toBe('completed')
  })
})
