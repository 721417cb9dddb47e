import { describe, expect, it } from 'vitest'
import { listOf, setUp } from '../fixture.ts'

/** The names in Twilio's published description of the two resources. */
const accountKeys =
  'auth_token date_created date_updated friendly_name owner_account_sid sid status subresource_uris type uri'
const numberKeys =
  'account_sid address_requirements address_sid api_version beta bundle_sid capabilities date_created date_updated ' +
  'emergency_address_sid emergency_address_status emergency_status friendly_name identity_sid origin phone_number sid ' +
  'sms_application_sid sms_fallback_method sms_fallback_url sms_method sms_url status status_callback ' +
  'status_callback_method trunk_sid type uri voice_application_sid voice_caller_id_lookup voice_fallback_method ' +
  'voice_fallback_url voice_method voice_receive_mode voice_url'

const own = '+12025550110'
const sidOf = (number: string): string => `PN${number.slice(1).padStart(32, '0')}`

describe('the account', () => {
  it.each([
    [true, 'Trial'],
    [false, 'Full'],
  ])('on trial: %s is of type %s, active, and keeps its token to itself', async (trial, type) => {
    const { send, calls, twilio } = setUp({ trial })
    const { status, body } = await send('GET', calls.replace(/\/Calls$/, '.json'))
    expect(status).toBe(200)
    expect(Object.keys(body).sort().join(' ')).toBe(accountKeys)
    expect(body).toMatchObject({
      sid: twilio.account.sid,
      type,
      status: 'active',
      uri: calls.replace(/\/Calls$/, '.json'),
      subresource_uris: { calls: `${calls}.json` },
    })
    expect(JSON.stringify(body)).not.toContain(twilio.account.authToken)
  })

  it('is shown to its token alone: a key may do everything else', async () => {
    const { send, calls, twilio } = setUp()
    const { apiKey, apiSecret, restricted, test } = twilio.account
    const path = calls.replace(/\/Calls$/, '.json')
    const codes: unknown[] = []
    for (const basic of [`${apiKey}:${apiSecret}`, `${restricted.apiKey}:${restricted.apiSecret}`, null]) {
      codes.push((await send('GET', path, undefined, basic)).body.code)
    }
    const asTest = path.replace(twilio.account.sid, test.sid)
    codes.push((await send('GET', asTest, undefined, `${test.sid}:${test.authToken}`)).body.code)
    expect(codes).toEqual([20003, 70051, 20003, 20008])
    expect((await send('GET', path.replace('1.json', '9.json'))).body.code).toBe(20404)
  })
})

describe('the numbers of the account', () => {
  it('are listed with what each is set to', async () => {
    const voiceUrl = 'https://team.example.org/voice'
    const { send, calls, twilio } = setUp({ numbers: { [own]: { voiceUrl, voiceMethod: 'GET' } } })
    const path = calls.replace('Calls', 'IncomingPhoneNumbers')
    const answer = await send('GET', `${path}.json`)
    const numbers = listOf(answer, 'incoming_phone_numbers')
    expect(numbers.map((one) => Object(one).phone_number)).toEqual(twilio.account.twilioNumbers)
    for (const one of numbers) expect(Object.keys(one).sort().join(' ')).toBe(numberKeys)
    expect(numbers[0]).toMatchObject({
      sid: sidOf(own),
      friendly_name: '(202) 555-0110',
      voice_url: voiceUrl,
      voice_method: 'GET',
      sms_url: '',
      capabilities: { voice: true, sms: true },
      uri: `${path}/${sidOf(own)}.json`,
    })
    expect(numbers[1]).toMatchObject({ voice_url: '', voice_method: 'POST' })
    expect(answer.body).toMatchObject({ page: 0, page_size: 50, next_page_uri: null })
  })

  it.each([
    ['+12025550111', ['+12025550111']],
    ['12025550112', ['+12025550112']],
    ['555011*', ['+12025550110', '+12025550111', '+12025550112']],
    ['+1*025550110', ['+12025550110']],
    ['+254711222333', []],
  ])('can be narrowed by number, %s', async (wanted, found) => {
    const { send, calls } = setUp()
    const path = `${calls.replace('Calls', 'IncomingPhoneNumbers')}.json?PhoneNumber=${encodeURIComponent(wanted)}`
    const numbers = listOf(await send('GET', path), 'incoming_phone_numbers')
    expect(numbers.map((one) => Object(one).phone_number)).toEqual(found)
  })

  it('are read one by one by the SID that a call names, and no others', async () => {
    const { send, calls, place, call } = setUp()
    const path = calls.replace('Calls', 'IncomingPhoneNumbers')
    const { phone_number_sid: sid } = await call(await place('<Response/>'))
    const { status, body } = await send('GET', `${path}/${sid}.json`)
    expect([status, Object(body).phone_number]).toEqual([200, own])
    expect((await send('GET', `${path}/${sidOf('+254711222333')}.json`)).body.code).toBe(20404)
  })

  it('are shown to a restricted key that may see numbers, and to no other', async () => {
    const { send, calls, twilio } = setUp({ restrictedPermissions: ['incomingphonenumbers/list'] })
    const { apiKey, apiSecret } = twilio.account.restricted
    const path = calls.replace('Calls', 'IncomingPhoneNumbers')
    const basic = `${apiKey}:${apiSecret}`
    expect((await send('GET', `${path}.json`, undefined, basic)).status).toBe(200)
    expect((await send('GET', `${path}/${sidOf(own)}.json`, undefined, basic)).body.code).toBe(70051)
  })
})
