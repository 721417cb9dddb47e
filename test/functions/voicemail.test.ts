import { describe, expect, it } from 'vitest'
import { accountSid, callJson } from '../twilio/call-json.ts'
import {
  bridgedCall,
  documentOf,
  enumerator,
  incomingCall,
  origin,
  ownNumber,
  respondent,
  type Scene,
  type SceneSettings,
  setScene,
  supervisor,
} from './visiting.ts'

const recordingSid = 'RE33333333333333333333333333333333'
const recordingUrl = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${recordingSid}`

/** What Twilio posts once it has a recording; it names the call, and no number. */
const recorded = {
  AccountSid: accountSid,
  CallSid: incomingCall()['CallSid'] ?? '',
  RecordingSid: recordingSid,
  RecordingUrl: recordingUrl,
  RecordingStatus: 'completed',
  RecordingDuration: '23',
  RecordingChannels: '1',
  RecordingSource: 'RecordVerb',
}

/** A respondent has called in. */
function setVoicemailScene(settings?: SceneSettings): Scene {
  const scene = setScene(settings)
  scene.calls.unshift(
    callJson({ sid: recorded.CallSid, from: respondent, to: ownNumber, direction: 'inbound' }),
  )
  return scene
}

const mail = { SENDGRID_API_KEY: 'SG.secret', EMAIL_FROM: 'calls@example.org' }

describe('the voicemail', () => {
  it('asks for a message and says goodbye where it hears none', async () => {
    const answer = await setScene().post('/voicemail', incomingCall())
    const expected = `<Response>
      <Say>Please leave a message after the tone. Press the hash key when you are done.</Say>
      <Record action="${origin}/voicemail?step=left" method="POST" maxLength="180" timeout="6" finishOnKey="#" playBeep="true"
        recordingStatusCallback="${origin}/voicemail?step=recorded" recordingStatusCallbackEvent="completed"
        recordingStatusCallbackMethod="POST"/>
      <Say>We did not hear a message.</Say><Say>Goodbye.</Say><Hangup/>
    </Response>`
    expect(documentOf(answer.body)).toEqual(documentOf(expected))
  })

  it('says thanks for a message, and tells nobody yet', async () => {
    const scene = setScene()
    const left = incomingCall({ RecordingUrl: recordingUrl, RecordingDuration: '23', Digits: 'hangup' })
    const answer = await scene.post('/voicemail?step=left', left)
    expect(answer.body).toContain('Your message has been kept')
    expect(scene.sent).toEqual([])
  })
})

describe('the notice of a voicemail', () => {
  it('goes to the enumerator who last called, with the link to the case', async () => {
    const scene = setVoicemailScene()
    expect((await scene.post('/voicemail?step=recorded', recorded)).status).toBe(200)
    expect(scene.messages).toHaveLength(1)
    expect(scene.messages[0]).toMatchObject({
      to: enumerator,
      from: ownNumber,
      body: 'Voicemail from Maria (case 1204), 23 s. https://team.surveycto.com/collect/follow_up?caseid=1204 [RE33333333]',
    })
  })

  it('goes by e-mail too, through SendGrid, where a key is set', async () => {
    const scene = setVoicemailScene({ environment: mail })
    await scene.post('/voicemail?step=recorded', recorded)
    const [request] = scene.sent.filter(({ url }) => url.hostname === 'api.sendgrid.com')
    expect(request?.url.href).toBe('https://api.sendgrid.com/v3/mail/send')
    expect(request?.authorization).toBe('Bearer SG.secret')
    const body: unknown = JSON.parse(request?.body ?? '')
    expect(body).toMatchObject({
      personalizations: [{ to: [{ email: 'amina@example.org' }] }],
      from: { email: 'calls@example.org' },
      subject: 'A respondent: Voicemail from Maria (case 1204), 23 s.',
      content: [{ type: 'text/plain', value: expect.stringContaining(recordingUrl) }],
    })
    expect(request?.body).not.toContain(respondent)
  })

  it('goes once, however often Twilio asks and whichever instance is asked', async () => {
    const first = setVoicemailScene({ environment: mail })
    await Promise.all([
      first.post('/voicemail?step=recorded', recorded),
      first.post('/voicemail?step=recorded', recorded),
    ])
    const second = setVoicemailScene({ environment: mail })
    second.messages.push(...first.messages)
    expect((await second.post('/voicemail?step=recorded', recorded)).status).toBe(200)
    expect(second.messages).toHaveLength(1)
    const mails = [...first.sent, ...second.sent].filter(({ url }) => url.hostname === 'api.sendgrid.com')
    expect(mails).toHaveLength(1)
  })

  it('goes to the supervisor where nobody had called', async () => {
    const scene = setVoicemailScene()
    scene.calls.splice(1)
    await scene.post('/voicemail?step=recorded', recorded)
    expect(scene.messages).toMatchObject([{ to: supervisor }])
  })

  it('goes to the supervisor where the enumerator has no phone for messages and no e-mail', async () => {
    const scene = setVoicemailScene()
    scene.calls.splice(1, 2, ...bridgedCall({ enumerator: 'client:amina' }))
    await scene.post('/voicemail?step=recorded', recorded)
    expect(scene.messages).toMatchObject([{ to: supervisor }])
  })

  it('still reaches the supervisor where Twilio does not say whose call it was', async () => {
    const scene = setScene({ environment: { NOTICE_FROM: ownNumber } })
    await scene.post('/voicemail?step=recorded', recorded)
    expect(scene.messages[0]).toMatchObject({
      to: supervisor,
      body: 'Voicemail from Somebody, 23 s. [RE33333333]',
    })
  })

  it('is not sent for a recording without sound', async () => {
    const scene = setVoicemailScene()
    await scene.post('/voicemail?step=recorded', { ...recorded, RecordingDuration: '0' })
    await scene.post('/voicemail?step=recorded', { ...recorded, RecordingStatus: 'absent' })
    expect(scene.sent).toEqual([])
  })

  it('shows as failed in Twilio’s debugger where nobody could be told', async () => {
    const scene = setVoicemailScene()
    scene.fault = ({ method }) => (method === 'POST' ? 'broken' : undefined)
    expect((await scene.post('/voicemail?step=recorded', recorded)).status).toBe(502)
  })

  it('counts as told by the e-mail alone', async () => {
    const scene = setVoicemailScene({ environment: mail })
    scene.fault = ({ method, url }) =>
      method === 'POST' && url.hostname === 'api.twilio.com' ? 'silence' : undefined
    expect((await scene.post('/voicemail?step=recorded', recorded)).status).toBe(200)
  })

  it('has a case’s id encoded in its link', async () => {
    const scene = setVoicemailScene({
      directory: JSON.stringify({ [respondent]: { name: 'Maria', case: 'a&b 7' } }),
    })
    await scene.post('/voicemail?step=recorded', recorded)
    expect(scene.messages[0]?.['body']).toContain('?caseid=a%26b%207 ')
  })
})
