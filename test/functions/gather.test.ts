import { describe, expect, it } from 'vitest'
import {
  bridgedCall,
  documentOf,
  enumerator,
  incomingCall,
  origin,
  ownNumber,
  respondent,
  type Scene,
  setScene,
  supervisor,
} from './visiting.ts'

async function press(scene: Scene, key: string, step = 'asked-1'): Promise<string> {
  const answer = await scene.post(`/gather?step=${step}`, incomingCall(key === '' ? {} : { Digits: key }))
  expect(answer.status).toBe(200)
  return answer.body
}

/** What follows a phone that was rung. */
async function after(scene: Scene, place: string, dial: Record<string, string>): Promise<string> {
  const answer = await scene.post(`/gather?step=after-${place}`, incomingCall(dial))
  expect(answer.status).toBe(200)
  return answer.body
}

function ringing(place: string, noun: string, said = ''): string {
  const attributes = `action="${origin}/gather?step=after-${place}" method="POST" timeout="25" callerId="${ownNumber}"`
  return `<Response>${said}<Dial ${attributes}>${noun}</Dial></Response>`
}

const connecting = '<Say>We are connecting you. Please wait.</Say>'

describe('key 1', () => {
  it('rings the enumerator who last called, and shows the team’s number there', async () => {
    const document = await press(setScene(), '1')
    const expected = ringing('enumerator', `<Number>${enumerator}</Number>`, connecting)
    expect(documentOf(document)).toEqual(documentOf(expected))
    expect(document).not.toContain(respondent)
  })

  it.each([
    ['sip:amina@team.sip.twilio.com', '<Sip>sip:amina@team.sip.twilio.com</Sip>'],
    ['amina@team.sip.twilio.com', '<Sip>sip:amina@team.sip.twilio.com</Sip>'],
    ['client:amina', '<Client>amina</Client>'],
  ])('rings an enumerator at %s', async (address, noun) => {
    const scene = setScene()
    scene.calls.splice(0, 2, ...bridgedCall({ enumerator: address }))
    expect(documentOf(await press(scene, '1'))).toEqual(documentOf(ringing('enumerator', noun, connecting)))
  })

  it('takes the newest call, and before others one from the number that was called back', async () => {
    const scene = setScene()
    scene.calls.unshift(...bridgedCall({ enumerator: '+255754000003' }))
    expect(await press(scene, '1')).toContain('+255754000003')
    scene.calls.unshift(...bridgedCall({ enumerator: '+255754000004', from: '+12025550199' }))
    expect(await press(scene, '1')).toContain('+255754000003')
  })

  it('does not take somebody who had called in for an enumerator', async () => {
    const scene = setScene()
    for (const call of scene.calls) if (call['parent_call_sid'] === null) call['direction'] = 'inbound'
    expect(await press(scene, '1')).not.toContain(enumerator)
  })

  it('takes a message from somebody whom nobody has called', async () => {
    const scene = setScene()
    scene.calls.length = 0
    expect(await press(scene, '1')).toContain('<Record ')
  })

  it('asks Twilio for nobody where the caller’s number is withheld', async () => {
    const scene = setScene()
    const answer = await scene.post('/gather?step=asked-1', incomingCall({ Digits: '1', From: 'anonymous' }))
    expect(answer.body).toContain('<Record ')
    expect(scene.sent).toEqual([])
  })
})

describe('when nobody answers', () => {
  const everywhere = {
    FALLBACK_APPLICATION_SID: `AP${'0'.repeat(31)}1`,
    FALLBACK_SIP: 'desk@team.sip.twilio.com',
    FALLBACK_MOBILE: '+255754000005',
  }
  const missed = { DialCallStatus: 'no-answer', DialCallSid: 'CA3' }

  it('tries TwiML application, SIP address, mobile and voicemail in this order', async () => {
    const scene = setScene({ environment: everywhere })
    const application = `<Application><ApplicationSid>${everywhere.FALLBACK_APPLICATION_SID}</ApplicationSid></Application>`
    expect(documentOf(await after(scene, 'enumerator', missed))).toEqual(
      documentOf(ringing('application', application)),
    )
    expect(documentOf(await after(scene, 'application', { DialCallStatus: 'failed' }))).toEqual(
      documentOf(ringing('sip', '<Sip>sip:desk@team.sip.twilio.com</Sip>')),
    )
    expect(documentOf(await after(scene, 'sip', { DialCallStatus: 'busy' }))).toEqual(
      documentOf(ringing('mobile', '<Number>+255754000005</Number>')),
    )
    expect(await after(scene, 'mobile', missed)).toContain('<Record ')
  })

  it('leaves out what .env does not name', async () => {
    const scene = setScene({ environment: { FALLBACK_MOBILE: '+255754000005' } })
    expect(await after(scene, 'enumerator', missed)).toContain('after-mobile')
  })

  it('hands over to a voicemail elsewhere, or says goodbye where there is none', async () => {
    const elsewhere = setScene({ environment: { VOICEMAIL: 'https://voicemail.example.org/box' } })
    expect(await after(elsewhere, 'mobile', missed)).toContain(
      '>https://voicemail.example.org/box</Redirect>',
    )
    const none = setScene({ environment: { VOICEMAIL: 'off' } })
    const document = await after(none, 'mobile', missed)
    expect(document).not.toContain('<Record')
    expect(document).toContain('Goodbye.')
  })

  it.each([{ DialCallStatus: 'completed' }, { DialCallStatus: 'completed', DialBridged: 'true' }])(
    'hangs up after they have talked: %o',
    async (dial) => {
      const document = await after(setScene({ environment: everywhere }), 'enumerator', dial)
      expect(documentOf(document)).toEqual(documentOf('<Response><Hangup/></Response>'))
    },
  )

  it('goes on where the phone was answered and nobody was connected', async () => {
    const dial = { DialCallStatus: 'completed', DialBridged: 'false' }
    expect(await after(setScene({ environment: everywhere }), 'enumerator', dial)).toContain('<Application>')
  })
})

describe('no key, or another', () => {
  it.each([
    ['', 'We did not hear a key.'],
    ['5', 'This key has no meaning here.'],
    ['*', 'This key has no meaning here.'],
  ])('%o is told so and asked once more', async (key, told) => {
    const [gather] = documentOf(await press(setScene(), key))
    expect(gather?.attributes.get('action')).toBe(`${origin}/gather?step=asked-2`)
    expect(gather?.children[0]?.text).toBe(told)
  })

  it.each(['', '5'])('%o a second time comes to the voicemail', async (key) => {
    expect(await press(setScene(), key, 'asked-2')).toContain('<Record ')
  })

  it('asks for a message on key 2, whose notice hangs on the recording alone', async () => {
    const document = documentOf(await press(setScene(), '2'))
    const record = document.find((verb) => verb.name === 'Record')
    expect(record?.attributes.get('action')).toBe(`${origin}/voicemail?step=left`)
    expect(record?.attributes.get('recordingStatusCallback')).toBe(`${origin}/voicemail?step=recorded`)
  })
})

describe('key 9', () => {
  it('tells the supervisor and the enumerator, with the case and its link, and then says that the wish is passed on', async () => {
    const scene = setScene()
    expect(await press(scene, '9')).toContain('We pass your wish on')
    expect(scene.messages.map((message) => message['to']).sort()).toEqual([enumerator, supervisor])
    for (const message of scene.messages) {
      expect(message['from']).toBe(ownNumber)
      expect(message['body']).toBe(
        'Maria (case 1204) asked not to be called again. https://team.surveycto.com/collect/follow_up?caseid=1204 [CA22222222]',
      )
    }
  })

  it('is noted once, however often Twilio asks', async () => {
    const scene = setScene()
    await Promise.all([press(scene, '9'), press(scene, '9')])
    expect(await press(scene, '9')).toContain('We pass your wish on')
    expect(scene.messages).toHaveLength(2)
  })

  it('is noted once by two instances that know nothing of each other', async () => {
    const first = setScene()
    await press(first, '9')
    const second = setScene()
    second.messages.push(...first.messages)
    expect(await press(second, '9')).toContain('We pass your wish on')
    expect(second.messages).toHaveLength(2)
  })

  it('does not claim that it is noted where nobody could be told', async () => {
    const refused = JSON.stringify({ code: 21610, message: 'no', more_info: '', status: 400 })
    const scene = setScene()
    scene.fault = ({ method }) => (method === 'POST' ? { status: 400, body: refused } : undefined)
    expect(await press(scene, '9')).toContain('we could not note this now')
    scene.fault = () => undefined
    expect(await press(scene, '9')).toContain('We pass your wish on')
  })

  it('names an unknown caller by the last three digits alone', async () => {
    const scene = setScene({ directory: '{}' })
    await press(scene, '9')
    expect(scene.messages[0]?.['body']).toBe('A caller (…002) asked not to be called again. [CA22222222]')
  })
})
