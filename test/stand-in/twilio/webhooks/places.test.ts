import { describe, expect, it } from 'vitest'
import { enumerator, respondent } from '../fixture.ts'
import { own, setUpTeam, team } from '../team.ts'

const places = /^(From|To|Caller|Called)(City|State|Zip|Country)$/

function placesIn(told: Readonly<Record<string, string>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(told ?? {}).filter(([name]) => places.test(name)))
}

async function callFrom(number: string, callerId?: string): Promise<Readonly<Record<string, string>>> {
  const setup = setUpTeam({ '/voice': '<Pause length="60"/>' })
  expect(setup.twilio.phones.call(number, own, callerId)).toBe(true)
  await setup.clock.advance(0)
  const [told] = setup.askedAt('/voice')
  if (!told) throw new Error('Nothing was asked')
  return told
}

const ofTwilio = {
  ToState: 'District of Columbia',
  ToCountry: 'US',
  CalledState: 'District of Columbia',
  CalledCountry: 'US',
}

describe('the places that a webhook names', () => {
  it('are left out where they are not known, and states have their whole name', async () => {
    expect(placesIn(await callFrom('+14155550123'))).toEqual({
      ...ofTwilio,
      FromState: 'California',
      FromCountry: 'US',
      CallerState: 'California',
      CallerCountry: 'US',
    })
    expect(placesIn(await callFrom(respondent))).toEqual({
      ...ofTwilio,
      FromCountry: 'TZ',
      CallerCountry: 'TZ',
    })
  })

  it.each([
    ['+19995550123', 'US'],
    ['+254711222333', 'KE'],
    ['+99890555123', undefined],
  ])('are as little as is known of %s', async (number, country) => {
    const told = await callFrom(number)
    expect([told['FromCountry'], told['FromState']]).toEqual([country, undefined])
    expect(Object.values(told)).not.toContain('')
  })

  it.each(['Anonymous', 'Restricted', 'unavailable', '', '+266696687', '+2562533', '+8566696'])(
    'are none for a caller without a number, %o',
    async (callerId) => {
      const told = await callFrom(respondent, callerId)
      expect([told['From'], told['Caller']]).toEqual([callerId, callerId])
      expect(placesIn(told)).toEqual(ofTwilio)
      expect(told).not.toHaveProperty('StirVerstat')
      expect(JSON.stringify(told)).not.toContain(respondent)
    },
  )

  it('are left out of what is told of messages too', async () => {
    const setup = setUpTeam({ '/message': '' })
    setup.twilio.phones.sendMessage(respondent, own, { body: 'Hodi' })
    await setup.clock.advance(0)
    const { CalledState: _state, CalledCountry: _country, ...to } = ofTwilio
    expect(placesIn(setup.askedAt('/message')[0])).toEqual({ ...to, FromCountry: 'TZ' })
  })
})

describe('what Twilio is told by the network', () => {
  it('comes with the question for a document where somebody has called in', async () => {
    const told = await callFrom('+14155550123')
    expect(told['StirVerstat']).toBe('TN-Validation-Passed-A')
    expect(told['CallToken']).toMatch(/./)
    const abroad = await callFrom(respondent)
    expect(abroad['CallToken']).toMatch(/./)
    expect(abroad).not.toHaveProperty('StirVerstat')
  })

  it('is no part of what is told of a call that was placed, nor of how a call ended', async () => {
    const number = { voiceUrl: `${team}/voice`, statusCallback: `${team}/over` }
    const setup = setUpTeam({ '/voice': '<Hangup/>', '/over': '', '/placed': '<Hangup/>' }, { number })
    await setup.callIn()
    await setup.clock.advance(0)
    await setup.place('', { Url: `${team}/placed` })
    await setup.clock.advance(0)
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(0)
    for (const path of ['/over', '/placed']) {
      expect(setup.askedAt(path)).toHaveLength(1)
      expect(setup.askedAt(path)[0]).not.toHaveProperty('CallToken')
    }
  })

  it('is shown to nobody who looks at what Twilio has asked', async () => {
    const setup = setUpTeam({ '/voice': '<Hangup/>' })
    await setup.callIn()
    expect(setup.twilio.webhooks).toMatchObject([{ fields: { CallToken: '…' } }])
  })
})
