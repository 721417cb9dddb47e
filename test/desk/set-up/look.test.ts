import { describe, expect, it } from 'vitest'
import { lookFromPage } from '../../../src/desk/set-up/account/look.ts'
import { say } from '../../../src/desk/words/say.ts'
import { englishCheck } from '../../../src/plugin/words/english/check-words.ts'
import { setUp } from '../../stand-in/twilio/fixture.ts'
import { createHurriedClock, pageFetch } from '../recordings/scene.ts'
import { keyAccess, planOf } from './planning.ts'

type Fetch = typeof globalThis.fetch

async function look(fetch: Fetch, more: Partial<Parameters<typeof planOf>[0]> = {}, access = keyAccess) {
  const { clock } = createHurriedClock()
  const lines = await lookFromPage({ fetch, clock }, planOf(more), access)
  return new Map(lines.map((line) => [line.name, line]))
}

const noAnswer: Fetch = () => Promise.reject(new TypeError('Failed to fetch'))

describe('a look from the page', () => {
  it('says yes to what works, with GETs alone', async () => {
    const { twilio } = setUp()
    const lines = await look(pageFetch(twilio))
    expect(lines.get(englishCheck.checkCredentials)?.result).toBe('yes')
    expect(lines.get(englishCheck.checkCallerId)?.result).toBe('yes')
    expect(twilio.requests.length).toBeGreaterThan(3)
    expect(twilio.requests.filter(({ method }) => method !== 'GET' && method !== 'OPTIONS')).toEqual([])
  })

  it('asks the account too where calls go through the team’s Functions, and never the Functions', async () => {
    const { twilio } = setUp()
    const asked: string[] = []
    const fetch = pageFetch(twilio)
    const noting: Fetch = (url, init) => {
      asked.push(new URL(String(url)).hostname)
      return fetch(url, init)
    }
    const lines = await look(noting, { usesService: true, serviceUrl: 'https://calls-1234.twil.io' })
    expect(lines.get(englishCheck.checkCredentials)?.result).toBe('yes')
    expect(asked.filter((host) => !host.endsWith('.twilio.com'))).toEqual([])
  })

  it('names a wrong secret, and then says yes to nothing that it could not ask', async () => {
    const lines = await look(pageFetch(setUp().twilio), {}, { ...keyAccess, password: 'wrong' })
    expect(lines.get(englishCheck.checkCredentials)).toMatchObject({ result: 'no', code: 'credentials' })
    const good = [...lines.values()].filter(({ result }) => result === 'yes').map(({ name }) => name)
    expect(good).toEqual([englishCheck.checkNetwork, say('lookOrigin'), say('lookLogin')])
  })

  it('says where a number that is not the account’s own is to be found', async () => {
    const lines = await look(pageFetch(setUp().twilio), { twilioNumber: '+12025550199' })
    expect(lines.get(englishCheck.checkCallerId)).toMatchObject({ result: 'no', code: 'caller-id' })
  })

  it('never says yes where no answer came', async () => {
    const lines = await look(noAnswer)
    expect([...lines.values()].filter(({ result }) => result === 'yes')).toEqual([])
    expect(lines.size).toBeGreaterThan(5)
  })

  it('says nothing of this computer, which no enumerator has', async () => {
    const names = [...(await look(pageFetch(setUp().twilio))).keys()]
    expect(names.join()).not.toMatch(/device|Browser|Speed/)
  })

  it('holds no number, SID or secret in what it says', async () => {
    const lines = await look(pageFetch(setUp().twilio), { twilioNumber: '+12025550199' })
    const said = JSON.stringify([...lines.values()])
    for (const secret of [...Object.values(keyAccess), '+12025550199', '+254'])
      expect(said).not.toContain(secret)
  })
})
