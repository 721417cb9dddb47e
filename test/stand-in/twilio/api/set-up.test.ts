import { describe, expect, it } from 'vitest'
import { listOf, setUp } from '../fixture.ts'

const own = '+254711222333'
const origin = 'https://voice.twilio.com'

/** The names in Twilio's OpenAPI: `voice.v1.dialing_permissions.dialing_permissions_country-instance`. */
const countryKeys =
  'continent country_codes high_risk_special_numbers_enabled high_risk_tollfraud_numbers_enabled iso_code links ' +
  'low_risk_numbers_enabled name url'

describe('the balance', () => {
  it('is told as text, in dollars', async () => {
    const { send, calls, twilio } = setUp({ balance: '3.07' })
    const { status, body } = await send('GET', calls.replace('Calls', 'Balance.json'))
    expect([status, body]).toEqual([
      200,
      { account_sid: twilio.account.sid, balance: '3.07', currency: 'USD' },
    ])
  })
})

describe('verified numbers', () => {
  it('are listed, and found by the number', async () => {
    const { send, calls, twilio } = setUp({ verifiedNumbers: ['+14155550100', own] })
    const path = `${calls.replace('Calls', 'OutgoingCallerIds')}.json`
    const all = listOf(await send('GET', path), 'outgoing_caller_ids')
    expect(all.map((one) => Object(one).phone_number)).toEqual(['+14155550100', own])
    const [found, ...others] = listOf(
      await send('GET', `${path}?PhoneNumber=${encodeURIComponent(own)}`),
      'outgoing_caller_ids',
    )
    expect(others).toEqual([])
    expect(found).toEqual({
      sid: 'PN00000000000000000000254711222333',
      account_sid: twilio.account.sid,
      phone_number: own,
      friendly_name: own,
      date_created: 'Mon, 06 Jan 2025 09:00:00 +0000',
      date_updated: 'Mon, 06 Jan 2025 09:00:00 +0000',
      uri: `${path.replace('.json', '')}/PN00000000000000000000254711222333.json`,
    })
    const none = await send('GET', `${path}?PhoneNumber=%2B254700`)
    expect(listOf(none, 'outgoing_caller_ids')).toEqual([])
  })
})

describe('the permission to dial a country', () => {
  it('is there unless all of its numbers are forbidden, and has every property of Twilio', async () => {
    const { send } = setUp({ forbiddenPrefixes: ['+211', '+44'] })
    const look = async (country: string) =>
      (await send('GET', `/v1/DialingPermissions/Countries/${country}`)).body
    const kenya = await look('KE')
    expect(Object.keys(kenya).sort().join(' ')).toBe(countryKeys)
    expect(kenya).toMatchObject({
      iso_code: 'KE',
      name: 'Kenya',
      country_codes: ['+254'],
      low_risk_numbers_enabled: true,
      url: `${origin}/v1/DialingPermissions/Countries/KE`,
    })
    expect(await look('SS')).toMatchObject({ name: 'South Sudan', low_risk_numbers_enabled: false })
    expect(await look('GB')).toMatchObject({ country_codes: ['+44'], low_risk_numbers_enabled: false })
    expect((await look('XQ')).code).toBe(20404)
  })

  it('is told by voice.twilio.com and by no other host of Twilio', async () => {
    const { twilio } = setUp()
    const { sid, authToken } = twilio.account
    const headers = { Authorization: `Basic ${btoa(`${sid}:${authToken}`)}` }
    const statusAt = async (host: string): Promise<number> => {
      const url = `https://${host}/v1/DialingPermissions/Countries/KE`
      return (await twilio.fetch(new Request(url, { headers }))).status
    }
    expect([await statusAt('voice.twilio.com'), await statusAt('sync.twilio.com')]).toEqual([200, 404])
  })
})

describe('what a key may see', () => {
  const paths = ['Balance.json', 'OutgoingCallerIds.json', '/v1/DialingPermissions/Countries/KE']
  const permissions = ['balance/read', 'outgoingcallerids/list', 'dialingpermissions.countries/read']

  it.each([0, 1, 2])(
    '%#: a restricted one only with the permission, a standard one all of it',
    async (which) => {
      const { send, calls, twilio } = setUp()
      const { apiKey, apiSecret, restricted } = twilio.account
      const path = paths[which]?.startsWith('/') ? paths[which] : calls.replace('Calls', paths[which] ?? '')
      const basic = `${restricted.apiKey}:${restricted.apiSecret}`
      const refused = await send('GET', path, undefined, basic)
      expect([refused.status, refused.body.code]).toEqual([403, 70051])
      twilio.behaviour.restrictedPermissions = [permissions[which] ?? '']
      expect((await send('GET', path, undefined, basic)).status).toBe(200)
      expect((await send('GET', path, undefined, `${apiKey}:${apiSecret}`)).status).toBe(200)
      expect((await send('GET', path, undefined, null)).body.code).toBe(20003)
    },
  )
})

describe('an account that is not active', () => {
  it.each(['suspended', 'closed'] as const)('says that it is %s, and does nothing', async (accountStatus) => {
    const { send, calls } = setUp({ accountStatus })
    const account = await send('GET', calls.replace('/Calls', '.json'))
    expect([account.status, account.body.status]).toEqual([200, accountStatus])
    expect((await send('GET', calls.replace('Calls', 'Balance.json'))).status).toBe(200)
    for (const path of [`${calls}.json`, '/v1/DialingPermissions/Countries/KE']) {
      expect((await send('GET', path)).body.code).toBe(20005)
    }
    const placed = await send('POST', `${calls}.json`, {
      To: own,
      From: '+12025550110',
      Twiml: '<Response/>',
    })
    expect([placed.status, placed.body.code]).toEqual([403, 20005])
  })
})
