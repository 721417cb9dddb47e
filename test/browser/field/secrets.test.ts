import { expect, it } from 'vitest'
import { platforms } from '../../../src/stand-in/surveycto/field.ts'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, type Form, useForms } from '../open-form.ts'

const secretLabel = 'Household 1204'

/** The digits, however they are spaced. */
function digitsOf(text: string): string {
  return text.replace(/(?<=\d)[\s().-]+(?=\d)/g, '')
}

/** Everywhere that the field can leave something to be read. */
async function sinksOf(form: Form): Promise<Record<string, string>> {
  return {
    text: await form.text(),
    html: await form.field.evaluate(() => document.body.querySelector('.field')?.outerHTML ?? ''),
    title: await form.page.title(),
    answer: form.host.stored.answer,
    metadata: form.host.stored.metadata,
    console: JSON.stringify(form.console),
    addresses: form.twilio.requests.map(({ path }) => path).join('\n'),
    storage: await form.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
  }
}

async function expectKept(form: Form): Promise<void> {
  const national = respondentNumber.slice(-9)
  for (const [sink, text] of Object.entries(await sinksOf(form))) {
    expect(digitsOf(text).includes(national), `the hidden number in ${sink}`).toBe(false)
    expect(text.includes(form.twilio.account.authToken), `the auth token in ${sink}`).toBe(false)
    expect(text.includes(basicOf(form)), `the credentials in ${sink}`).toBe(false)
  }
}

function basicOf({ twilio: { account } }: Form): string {
  return btoa(`${account.sid}:${account.authToken}`)
}

const hidden = { display_number: 0, to_label: secretLabel }

describeInChromium('a hidden number and the credentials', () => {
  const openForm = useForms()

  it.each(platforms)('appear nowhere on %s, from the first screen to the end of a call', async (platform) => {
    const form = await openForm({ platform, parameters: hidden })
    await form.reads('Number hidden')
    await expectKept(form)
    await form.tap('Call')
    await form.reads('Your phone is ringing')
    await expectKept(form)
    form.twilio.phones.answer(enumeratorNumber)
    await form.reads(`${secretLabel}: ringing`)
    form.twilio.phones.answer(respondentNumber)
    await form.reads(`Talking with ${secretLabel}`)
    await expectKept(form)
    form.twilio.phones.hangUp(respondentNumber)
    await form.tap('Update status')
    await form.reads(`Talked with ${secretLabel}`)
    await form.leave()
    await form.open()
    await form.reads(`Talked with ${secretLabel}`)
    await expectKept(form)
  })

  it.each<Fault>([
    { kind: 'status', status: 400, code: 29999, message: `Cannot call ${respondentNumber}` },
    { kind: 'status', status: 400, code: 29999, message: 'Cannot call (+254) 711-222.333 today' },
    { kind: 'html', status: 502 },
    { kind: 'no-cors' },
  ])('appear in no message when placing goes wrong: %j', async (fault) => {
    const form = await openForm({ parameters: hidden })
    form.twilio.faults.add({ when: { method: 'POST' }, do: fault })
    await form.tap('Call')
    await form.field.locator('#notice, #people').filter({ visible: true }).first().waitFor()
    await form.reads(/Twilio did not accept this|Your phone is ringing|Checking whether/)
    await expectKept(form)
  })

  it('are not repeated when the number itself is refused', async () => {
    const form = await openForm({ parameters: { ...hidden, to_number: respondentNumber.slice(1) } })
    await form.reads('This number needs + and the country code')
    await form.unfold()
    await form.reads('is no number that can be called')
    await expectKept(form)
  })

  it('stay out when there are several numbers and one of them was called', async () => {
    const form = await openForm({
      parameters: { display_number: 0, to_number: `${respondentNumber}|+254722333444` },
      prepare: answerQuickly,
    })
    await form.tap('Call Number 1')
    await form.reads('Talked with Number 1')
    await expectKept(form)
  })

  it('stay out in a read-only field', async () => {
    const form = await openForm({ parameters: hidden, readOnly: true })
    await form.reads('Number hidden')
    await expectKept(form)
  })
})
