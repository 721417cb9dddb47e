import { describe, expect, it } from 'vitest'
import { enumerator, listOf, respondent, type Setup, setUp } from '../fixture.ts'

const own = '+12025550110'
const plus = encodeURIComponent
const dayMs = 24 * 60 * 60 * 1000

async function sids(setup: Setup, query: string): Promise<unknown[]> {
  const answer = await setup.send('GET', `${setup.messages}.json${query}`)
  return listOf(answer, 'messages').map((message) => message.sid)
}

/** Sends a message and lets it arrive. */
async function sent(setup: Setup, form?: Record<string, string>): Promise<string> {
  const sid = await setup.write(form)
  await setup.clock.advance(5000)
  return sid
}

describe('the list of messages', () => {
  it('has both directions, the newest first, and can be narrowed by both ends', async () => {
    const setup = setUp()
    const toRespondent = await sent(setup)
    const toEnumerator = await sent(setup, { To: enumerator })
    setup.twilio.phones.sendMessage(respondent, own, { body: 'Yes' })
    const [reply] = setup.twilio.world.messages()
    expect(await sids(setup, '')).toEqual([reply?.sid, toEnumerator, toRespondent])
    expect(await sids(setup, `?To=${plus(respondent)}`)).toEqual([toRespondent])
    expect(await sids(setup, `?From=${plus(respondent)}`)).toEqual([reply?.sid])
    expect(await sids(setup, `?To=${plus(enumerator)}&From=${plus(own)}`)).toEqual([toEnumerator])
    expect(await sids(setup, `?To=${plus('+12025550199')}`)).toEqual([])
  })

  it('can be narrowed by the day sent, with that day included at either end', async () => {
    const setup = setUp()
    const first = await sent(setup)
    await setup.clock.advance(dayMs)
    const second = await sent(setup)
    const waiting = await setup.write()
    expect(await sids(setup, '')).toEqual([waiting, second, first])
    expect(await sids(setup, '?DateSent=2026-01-15')).toEqual([first])
    expect(await sids(setup, '?DateSent<=2026-01-15')).toEqual([first])
    expect(await sids(setup, '?DateSent%3C=2026-01-16')).toEqual([second, first])
    expect(await sids(setup, '?DateSent>=2026-01-16')).toEqual([second])
    expect(await sids(setup, '?DateSent%3E=2026-01-17')).toEqual([])
    expect((await setup.send('GET', `${setup.messages}.json?DateSent=yesterday`)).status).toBe(400)
  })

  it('comes in pages that keep its filters', async () => {
    const setup = setUp()
    const expected: string[] = []
    for (let count = 0; count < 5; count += 1) {
      expected.unshift(await setup.write())
      await setup.write({ To: enumerator })
    }
    const seen: unknown[] = []
    let next: unknown = `${setup.messages}.json?PageSize=2&To=${plus(respondent)}`
    while (typeof next === 'string') {
      const page = await setup.send('GET', next)
      seen.push(...listOf(page, 'messages').map((message) => message.sid))
      next = page.body.next_page_uri
      if (seen.length === 2) await setup.write()
    }
    expect(seen).toEqual(expected)
  })
})
