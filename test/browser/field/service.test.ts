import { expect, it } from 'vitest'
import type { Platform } from '../../../src/stand-in/surveycto/field.ts'
import {
  appearanceOf,
  enumeratorNumber,
  respondentNumber,
  standardParameters,
} from '../../plugin/world/form.ts'
import { serviceKey } from '../../plugin/world/team-service.ts'
import { functionsHost } from '../chromium.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { callsAt, eventually, type Form, useForms } from '../open-form.ts'

describeInChromium('a form whose calls go through the team’s own Functions', () => {
  const openForm = useForms()

  /** Opens it, and notes which hosts the field's requests went to. */
  async function openServed(
    parameters: Readonly<Record<string, string | number>>,
    platform: Platform = 'web-collect',
  ) {
    const form = await openForm({
      platform,
      appearance: (twilio) => appearanceOf({ ...standardParameters(twilio, 'service'), ...parameters }),
      prepare: ({ behaviour, phones }) => {
        behaviour.processingMs = 200
        for (const number of [enumeratorNumber, respondentNumber])
          phones.setHabit(number, { kind: 'answers', afterMs: 50 })
      },
    })
    const hosts = new Set<string>()
    form.page.on('request', (request) => hosts.add(new URL(request.url()).hostname))
    return { form, hosts }
  }

  const recordingsOf = async ({ twilio }: Form) =>
    (await callsAt(twilio))[0]?.recordings.map(({ status }) => status)

  function expectNoSecret(form: Form): void {
    const { sid, authToken } = form.twilio.account
    const { answer, metadata } = form.host.stored
    const said = form.console.map(({ text }) => text).join('\n')
    for (const place of [answer, metadata, said]) expect(place).not.toContain(serviceKey)
    expect(`${answer}${metadata}${said}`).not.toContain(authToken)
    // What Twilio says of the call names the account, as it does without the Functions.
    expect(answer === '' || answer.includes(sid)).toBe(true)
  }

  it('places, follows, records by consent and hangs up, with nothing of Twilio’s in the form', async () => {
    const { form, hosts } = await openServed({ record: 'consent' })
    await form.tap('Call')
    await form.reads('Talking with Respondent')
    await form.tap('Start recording')
    await form.reads(/^Recording since \d\d:\d\d$/)
    await form.tap('Pause recording')
    await form.reads('Recording paused. Nothing said now is kept.')
    await form.tap('Stop recording')
    await eventually(async () =>
      (await callsAt(form.twilio))[0]?.recordings.map(({ status }) => status),
    ).toEqual(['completed'])
    await form.tap('Delete recording')
    await form.tap('Delete')
    await eventually(() => recordingsOf(form)).toEqual(['deleted'])
    await form.tap('Hang up')
    await form.reads(/Talked with Respondent/)
    await eventually(() => form.item(0)).toBe('completed')
    expect(form.item(2)).toMatch(
      /^https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC\w+\/Calls\/CA\w+\.json$/,
    )
    expect(hosts.has('api.twilio.com')).toBe(false)
    expect(hosts.has(functionsHost)).toBe(true)
    expectNoSecret(form)
  })

  it.each([
    ['in a web form, which has no origin', 'web-collect', 'null'],
    ['in an app', 'android-collect', /^http:/],
  ] as const)('asks for no preflight in a whole call, %s', async (_where, platform, origin) => {
    const { form } = await openServed({ panel: 'history' }, platform)
    expect(await form.field.evaluate(() => window.origin)).toMatch(origin)
    await form.tap('Call')
    await form.reads('Talking with Respondent')
    await form.tap('Update status')
    await form.tap('Hang up')
    await form.reads(/Talked with Respondent/)
    await form.leave()
    await form.open()
    await form.reads(/Talked with Respondent/)
    const asked = form.askedOfFunctions()
    for (const one of ['HEAD /call', 'POST /call', 'POST /call-status', 'POST /hang-up'])
      expect(asked).toContain(one)
    const preflights = () => form.askedOfFunctions().filter((one) => one.startsWith('OPTIONS'))
    expect(preflights()).toEqual([])
    // As an older plug-in asks: then there is one to be seen.
    await form.field.evaluate(askByHeader, `https://${functionsHost}/call`)
    expect(preflights()).toEqual(['OPTIONS /call'])
  })

  it('sends a message', async () => {
    const { form, hosts } = await openServed({ panel: 'messages' })
    await form.field.getByLabel('Message', { exact: true }).fill('May we call today?')
    await form.tap('Send')
    await eventually(() => form.twilio.world.messages().map(({ to, body }) => [to, body])).toEqual([
      [respondentNumber, 'May we call today?'],
    ])
    await form.reads('May we call today?')
    expect(hosts.has('api.twilio.com')).toBe(false)
    expectNoSecret(form)
  })

  it('finds the call when it is left while it is placed', async () => {
    const { form } = await openServed({})
    form.twilio.faults.add({ when: { method: 'POST', path: '/Calls.json' }, do: { kind: 'drop-after' } })
    await form.tap('Call')
    await eventually(async () => (await callsAt(form.twilio)).length).toBeGreaterThan(0)
    await form.leave()
    await form.open()
    await eventually(() => form.item(1)).toMatch(/^CA/)
    expect(form.twilio.world.calls().filter(({ parentSid }) => parentSid === null)).toHaveLength(1)
  })
})

// This runs in the field.
async function askByHeader(url: string): Promise<void> {
  await fetch(url, { method: 'POST', headers: { 'X-Service-Key': 'any' }, credentials: 'omit' })
}
