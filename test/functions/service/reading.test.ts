import { describe, expect, it } from 'vitest'
import { enumerator, type Json, ownNumber, respondent } from '../visiting.ts'
import { ask, type Fields, pathOf, refusalOf, teamWith } from './asking.ts'

const call = 'CA0123456789abcdef0123456789abcdef'
const recording = 'RE0123456789abcdef0123456789abcdef'
const message = 'SM0123456789abcdef0123456789abcdef'
const service = 'MG00000000000000000000000000000001'
const ofCall = `Calls/${call}`
const ofRecording = `${ofCall}/Recordings/${recording}.json`

/** What leaves for Twilio, as method, address below the account, and fields; undefined where nothing does. */
async function sentFor(route: string, fields: Fields, settings: Fields = {}) {
  const scene = teamWith(settings)
  scene.fault = () => ({ status: 200, body: '{}' })
  await ask(scene, route, fields)
  const [sent] = scene.sent
  if (!sent) return undefined
  const { pathname, search } = sent.url
  return [
    sent.method,
    pathname.replace(pathOf(''), '') + decodeURIComponent(search),
    decodeURIComponent(sent.body),
  ]
}

async function refused(route: string, fields: Fields, settings: Fields = {}): Promise<string> {
  const scene = teamWith(settings)
  const { status, message: words } = refusalOf(await ask(scene, route, fields))
  expect([400, 403]).toContain(status)
  expect(scene.sent).toEqual([])
  return words
}

describe('what the plug-in asks', () => {
  const line = { To: enumerator, From: ownNumber, PageSize: '20' }
  const page = { From: respondent, PageSize: '20', Page: '1', PageToken: 'PAabc' }

  it.each([
    ['call-status', { Ask: `GET ${ofCall}.json` }, ['GET', `${ofCall}.json`, '']],
    [
      'call-status',
      { Ask: 'GET Calls.json', ParentCallSid: call, PageSize: '5' },
      ['GET', `Calls.json?ParentCallSid=${call}&PageSize=5`, ''],
    ],
    [
      'call-status',
      { Ask: 'GET Calls.json', ...line },
      ['GET', `Calls.json?To=${enumerator}&From=${ownNumber}&PageSize=20`, ''],
    ],
    [
      'call-status',
      { Ask: 'GET Calls.json', ...page },
      ['GET', `Calls.json?From=${respondent}&PageSize=20&Page=1&PageToken=PAabc`, ''],
    ],
    [
      'hang-up',
      { Ask: `POST ${ofCall}.json`, Status: 'completed' },
      ['POST', `${ofCall}.json`, 'Status=completed'],
    ],
    [
      'recording',
      { Ask: `POST ${ofCall}/Recordings.json`, RecordingChannels: 'dual' },
      ['POST', `${ofCall}/Recordings.json`, 'RecordingChannels=dual'],
    ],
    [
      'recording',
      { Ask: `POST ${ofRecording}`, Status: 'paused', PauseBehavior: 'skip' },
      ['POST', ofRecording, 'Status=paused&PauseBehavior=skip'],
    ],
    ['recording', { Ask: `GET ${ofRecording}` }, ['GET', ofRecording, '']],
    ['recording', { Ask: `DELETE ${ofRecording}` }, ['DELETE', ofRecording, '']],
    [
      'messages',
      { Ask: 'POST Messages.json', To: respondent, From: ownNumber, Body: 'Hi' },
      ['POST', 'Messages.json', `To=${respondent}&From=${ownNumber}&Body=Hi`],
    ],
    [
      'messages',
      { Ask: 'POST Messages.json', To: respondent, MessagingServiceSid: service, Body: 'Hi' },
      ['POST', 'Messages.json', `To=${respondent}&MessagingServiceSid=${service}&Body=Hi`],
    ],
    [
      'messages',
      { Ask: 'GET Messages.json', To: respondent, PageSize: '50' },
      ['GET', `Messages.json?To=${respondent}&PageSize=50`, ''],
    ],
    [
      'messages',
      { Ask: `GET Messages/${message}/Media.json`, PageSize: '20' },
      ['GET', `Messages/${message}/Media.json?PageSize=20`, ''],
    ],
  ])('of /%s with %o is asked of Twilio', async (route, fields, sent) => {
    expect(await sentFor(route, fields)).toEqual(sent)
  })

  it('of a SIP phone’s calls can only be looked up by the caller ID, and may be where such phones are named', async () => {
    const fields = { Ask: 'GET Calls.json', From: ownNumber, PageSize: '1' }
    const settings = { ALLOWED_ENUMERATORS: 'sip:*@office.example.org' }
    expect(await sentFor('call-status', fields, settings)).toBeDefined()
    expect(await refused('call-status', fields)).toContain('everybody’s')
  })
})

describe('what would tell of people whom the asker does not know', () => {
  it.each([
    ['call-status', {}, 'for one number only'],
    ['call-status', { PageSize: '1000' }, 'for one number only'],
    ['call-status', { To: ownNumber }, 'everybody’s'],
    ['call-status', { From: ownNumber }, 'everybody’s'],
    ['call-status', { From: ownNumber, To: '+447700900123' }, 'from_number is in no country'],
    ['call-status', { From: '+447700900123' }, 'in no country'],
    ['call-status', { From: respondent, To: enumerator }, 'ALLOWED_CALLER_IDS'],
    ['call-status', { ParentCallSid: call, From: ownNumber }, 'by their call alone'],
    ['call-status', { ParentCallSid: ' ' }, 'one call’s SID'],
    ['call-status', { ParentCallSid: 'CA' }, 'one call’s SID'],
    ['call-status', { ParentCallSid: `${call}0` }, 'one call’s SID'],
    ['call-status', { ParentCallSid: `${call}\n` }, 'one call’s SID'],
    ['messages', {}, 'for one number only'],
    ['messages', { PageSize: '50' }, 'for one number only'],
    ['messages', { To: ownNumber }, 'everybody’s'],
    ['messages', { From: ownNumber, To: respondent }, 'for one number only'],
    ['messages', { From: '+447700900123' }, 'in no country'],
  ])('is refused: /%s with %o', async (route, fields, words) => {
    const Ask = route === 'messages' ? 'GET Messages.json' : 'GET Calls.json'
    expect(await refused(route, { Ask, ...fields })).toContain(words)
  })

  it('is when a respondent was called, for those who may only call', async () => {
    const scene = teamWith({ ALLOWED_ACTIONS: 'call' })
    const list = async (fields: Fields) => {
      const { status, body } = await ask(scene, 'call-status', { Ask: 'GET Calls.json', ...fields })
      expect(status).toBe(200)
      const { calls }: { calls: Json[] } = JSON.parse(body)
      return { calls, body }
    }
    const line = { From: ownNumber, PageSize: '20' }
    const [leg, first] = scene.calls
    const told = await list({ To: respondent, ...line })
    // The place of each leg stays, so that the newest call of a list is the same at every look.
    expect(told.calls).toHaveLength(1)
    expect(await list({ To: respondent, ...line })).toEqual(told)
    for (const name of ['sid', 'parent_call_sid', 'to', 'start_time', 'date_created']) {
      expect(told.body).not.toContain(String(leg?.[name]))
    }
    expect((await list({ To: enumerator, ...line })).calls).toEqual([first])
  })

  it('is whom the others called, where a SIP phone’s calls are looked up by the caller ID', async () => {
    const scene = teamWith({ ALLOWED_ENUMERATORS: 'sip:*@office.example.org' })
    const answer = await ask(scene, 'call-status', { Ask: 'GET Calls.json', From: ownNumber })
    const { calls }: { calls: Json[] } = JSON.parse(answer.body)
    expect(calls).toHaveLength(2)
    expect(calls[1]).toEqual(scene.calls[1])
    expect(JSON.stringify(calls[0])).not.toContain(respondent)
  })

  it('is a number’s history, for those who may read it', async () => {
    const fields = { Ask: 'GET Calls.json', To: respondent }
    expect(await refused('call-status', fields, { ALLOWED_ACTIONS: 'call,record' })).toContain('history')
  })
})

describe('what the plug-in never does', () => {
  it.each([
    ['hang-up', { Ask: `POST ${ofCall}.json`, Twiml: '<Response/>' }],
    ['hang-up', { Ask: `POST ${ofCall}.json`, Status: 'completed', Url: 'https://elsewhere.example' }],
    ['hang-up', { Ask: `POST ${ofCall}.json`, Status: 'in-progress' }],
    ['hang-up', { Ask: `POST ${ofCall}.json` }],
    ['hang-up', { Ask: `DELETE ${ofCall}.json` }],
    ['hang-up', { Ask: 'POST Calls/CA1/../../Messages.json', Status: 'completed' }],
    ['hang-up', { Ask: `POST ${ofCall}.json?x=1`, Status: 'completed' }],
    ['hang-up', { Ask: `POST ${ofCall}.json\n`, Status: 'completed' }],
    ['call-status', { Ask: `GET ${ofCall}.json`, PageSize: '1' }],
    ['call-status', { Ask: 'GET Messages.json', To: respondent }],
    ['recording', { Ask: `POST ${ofCall}/Recordings.json` }],
    [
      'recording',
      { Ask: `POST ${ofCall}/Recordings.json`, RecordingChannels: 'dual', RecordingStatusCallback: 'x' },
    ],
    ['recording', { Ask: 'GET Recordings.json' }],
    ['recording', { Ask: `GET Recordings/${recording}.json` }],
    ['recording', { Ask: `POST ${ofRecording}`, Status: 'deleted' }],
    ['messages', { Ask: `DELETE Messages/${message}.json` }],
    ['messages', { Ask: `POST Messages/${message}.json`, Body: '' }],
    ['messages', { Ask: 'POST Messages.json', To: respondent, From: '+12025550199', Body: 'x' }],
    ['messages', { Ask: 'POST Messages.json', To: respondent, Body: 'x' }],
    ['messages', { Ask: 'POST Messages.json', To: respondent, MessagingServiceSid: 'MG1', Body: 'x' }],
    [
      'messages',
      { Ask: 'POST Messages.json', To: respondent, MessagingServiceSid: service, From: '+1', Body: 'x' },
    ],
    ['messages', { Ask: 'POST Messages.json', To: '+447700900123', From: ownNumber, Body: 'x' }],
    ['messages', { Ask: 'POST Messages.json', To: `whatsapp:${respondent}`, From: ownNumber, Body: 'x' }],
    [
      'messages',
      { Ask: 'POST Messages.json', To: respondent, From: ownNumber, Body: 'x', SendAt: '2027-01-01' },
    ],
  ])('is refused: /%s with %o', async (route, fields) => {
    await refused(route, fields)
  })

  it.each([
    ['hang-up', { Ask: `POST ${ofCall}.json`, Status: 'completed' }, 'hang-up'],
    ['recording', { Ask: `POST ${ofCall}/Recordings.json`, RecordingChannels: 'dual' }, 'record'],
    ['recording', { Ask: `DELETE ${ofRecording}` }, 'delete-recording'],
    ['messages', { Ask: 'POST Messages.json', To: respondent, From: ownNumber, Body: 'x' }, 'message'],
  ])('/%s does nothing where ALLOWED_ACTIONS does not name it: %o', async (route, fields, action) => {
    const others = ['call', 'hang-up', 'record', 'delete-recording', 'message', 'history']
    const settings = { ALLOWED_ACTIONS: others.filter((one) => one !== action).join(',') }
    expect(await refused(route, fields, settings)).toContain(`ALLOWED_ACTIONS does not name ${action}`)
  })
})
