import { expect, it } from 'vitest'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { eventually, type Form, useForms } from '../open-form.ts'

const markup = '<img src=x onerror=alert(1)><b>Maria</b> & "co"'

async function expectNothingSent(form: Form): Promise<void> {
  expect(await form.button('Call').isEnabled()).toBe(false)
  await form.button('Call').click({ force: true })
  expect(form.twilio.requests).toEqual([])
  expect(form.host.stored).toEqual({ answer: '', metadata: '' })
}

describeInChromium('the parameters', () => {
  const openForm = useForms()

  it('that are missing are all named at once, and nothing is sent', async () => {
    const form = await openForm({ appearance: () => 'custom-twilio-call' })
    await form.unfold()
    const lines = form.field.locator('#set-up-lines li')
    await eventually(async () =>
      (await lines.allInnerTexts()).map((line) => line.split(' ')[0]).sort(),
    ).toEqual(['account_sid', 'auth_token', 'from_number', 'to_number', 'twilio_number'])
    await expectNothingSent(form)
  })

  it('that nobody knows are named with the closest known one, and a call is still possible', async () => {
    const form = await openForm({ parameters: { recrod: 0 } })
    await form.unfold()
    await form.reads('recrod')
    await form.reads('Did you mean record?')
    await form.tap('Call')
    await form.reads('Your phone is ringing')
  })

  it('may hold markup, which is shown as text and reaches Twilio escaped', async () => {
    const form = await openForm({
      parameters: { to_label: markup.replace('"co"', 'co'), whisper: "'&<Hangup/>" },
    })
    await form.reads('<img src=x onerror=alert(1)><b>Maria</b> & co')
    expect(await form.field.locator('#call-area img, #call-area b b').count()).toBe(0)
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    form.twilio.phones.answer(enumeratorNumber)
    await form.reads('<img src=x onerror=alert(1)><b>Maria</b> & co: ringing')
    const [enumerator] = form.twilio.phones.list()
    expect(enumerator?.spoken).toEqual(["'&<Hangup/>"])
    expect(await form.field.locator('#call-area img').count()).toBe(0)
  })

  it('with markup are shown as text where they are refused, too', async () => {
    const form = await openForm({ parameters: { record: '<img src=x>', account_sid: '<b>AC</b>' } })
    await form.unfold()
    await form.reads('<img src=x>')
    expect(await form.field.locator('#call-area img, #set-up b').count()).toBe(0)
  })

  it('take numbers with spaces, dashes and 00 for what they are', async () => {
    const form = await openForm({
      parameters: { to_number: '00254 711-222.333', from_number: '+254 (700) 000-001' },
    })
    await form.tap('Call')
    await eventually(() => form.requests('POST', '/Calls.json')).toBe(1)
    const post = form.twilio.requests.find(({ method }) => method === 'POST')
    expect(post?.fields).toMatchObject({
      To: enumeratorNumber,
      Twiml: expect.stringContaining(`<Number>${respondentNumber}</Number>`),
    })
  })

  it('show the label and the hint as HTML, as SurveyCTO’s own fields do', async () => {
    const form = await openForm({
      field: { label: { English: 'Call <b>Maria</b>' }, hint: { English: 'Be <i>kind</i>' } },
    })
    expect(await form.field.locator('.label b').innerText()).toBe('Maria')
    expect(await form.field.locator('.hint i').innerText()).toBe('kind')
  })

  it('let the enumerator choose between several numbers before calling', async () => {
    const form = await openForm({
      parameters: { to_number: `${respondentNumber}|+254722333444`, to_label: 'Maria|Her sister' },
    })
    await form.field.getByLabel('Her sister').check()
    await form.tap('Call Her sister')
    await form.reads('Your phone is ringing')
    form.twilio.phones.answer(enumeratorNumber)
    await form.reads('Her sister: ringing')
    expect(form.twilio.phones.list().map(({ number }) => number)).toContain('+254722333444')
  })
})
