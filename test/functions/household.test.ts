import { describe, expect, it } from 'vitest'
import { incomingCall, incomingMessage, respondent, type Scene, setScene } from './visiting.ts'

const household = {
  directory: JSON.stringify({
    [respondent]: [
      { name: 'Maria', case: '1204' },
      { name: 'Peter', case: '1205' },
    ],
  }),
}

function noticesOf({ messages }: Scene): unknown[] {
  return messages.map(({ body }) => body)
}

describe('a phone that several respondents share', () => {
  it('is greeted without a name: whoever calls is not told who else is in the survey', async () => {
    const { body } = await setScene(household).post('/incoming-call', incomingCall())
    expect(body).toContain('Hello. You have reached the survey team.')
    expect(body).not.toMatch(/Maria|Peter/)
  })

  it('is greeted by name where it is one person with two cases', async () => {
    const people = [
      { name: 'Maria', case: '1204' },
      { name: 'Maria', case: '1300' },
    ]
    const scene = setScene({ directory: JSON.stringify({ [respondent]: people }) })
    expect((await scene.post('/incoming-call', incomingCall())).body).toContain('Hello, Maria.')
  })

  it('is named in a notice with everybody it may have been, and the link of each case', async () => {
    const scene = setScene(household)
    await scene.post('/gather?step=asked-1', { ...incomingCall(), Digits: '9' })
    expect(noticesOf(scene)[0]).toMatch(
      /^Maria \(case 1204\) \/ Peter \(case 1205\) asked .*caseid=1204 \S*caseid=1205/,
    )
  })

  it('is named so where a message is passed on', async () => {
    const { body } = await setScene(household).post('/incoming-message', incomingMessage())
    expect(body).toContain('Maria (case 1204) / Peter (case 1205) wrote: I am at home after six')
  })

  it('is greeted without a name where one of them has none', async () => {
    const people = [
      { name: 'Maria', case: '1204' },
      { name: '', case: '1205' },
    ]
    const scene = setScene({ directory: JSON.stringify({ [respondent]: people }) })
    expect((await scene.post('/incoming-call', incomingCall())).body).not.toContain('Maria')
  })
})

describe('an enumerator with a softphone', () => {
  it('is found by the address that Twilio writes without its prefix, and told by e-mail alone', async () => {
    const scene = setScene({
      callers: JSON.stringify([
        { user: 'amina', callerId: '', email: 'amina@example.org', phone: 'sip:amina@office.example.org' },
      ]),
      environment: { SENDGRID_API_KEY: 'SG.key-of-sendgrid', EMAIL_FROM: 'calls@example.org' },
    })
    for (const call of scene.calls) if (!call['parent_call_sid']) call['to'] = 'amina@office.example.org'
    await scene.post('/gather?step=asked-1', { ...incomingCall(), Digits: '9' })
    const mails = scene.sent.filter(({ url }) => url.hostname === 'api.sendgrid.com')
    expect(mails.map(({ body }) => body).join()).toContain('amina@example.org')
    expect(scene.messages.map(({ to }) => to)).toEqual(['+255754000009'])
  })
})
