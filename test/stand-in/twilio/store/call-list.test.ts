import { describe, expect, it } from 'vitest'
import { enumerator, listOf, respondent, type Setup, setUp } from '../fixture.ts'

async function sids(setup: Setup, query: string): Promise<unknown[]> {
  const answer = await setup.send('GET', `${setup.calls}.json${query}`)
  return listOf(answer, 'calls').map((call) => call.sid)
}

describe('the list of calls', () => {
  it('has the newest first in the envelope of Twilio', async () => {
    const setup = setUp()
    const older = await setup.place()
    const newer = await setup.place()
    const { body } = await setup.send('GET', `${setup.calls}.json`)
    const { calls, ...envelope } = body
    expect(await sids(setup, '')).toEqual([newer, older])
    expect(calls).toHaveLength(2)
    expect(envelope).toEqual({
      first_page_uri: `${setup.calls}.json?PageSize=50&Page=0`,
      next_page_uri: null,
      previous_page_uri: null,
      page: 0,
      page_size: 50,
      start: 0,
      end: 1,
      uri: `${setup.calls}.json`,
    })
  })

  it('can be narrowed by both ends, status and parent', async () => {
    const setup = setUp()
    const toEnumerator = await setup.place(undefined, { From: '+12025550111' })
    const toRespondent = await setup.place('<Response/>', { To: respondent })
    await setup.clock.advance(0)
    setup.twilio.phones.answer(enumerator)
    const [leg] = await setup.legsOf(toEnumerator)
    const plus = encodeURIComponent
    expect(await sids(setup, `?To=${plus(enumerator)}`)).toEqual([toEnumerator])
    expect(await sids(setup, `?From=${plus('+12025550111')}`)).toEqual([toEnumerator])
    expect(await sids(setup, `?Status=in-progress`)).toEqual([toEnumerator])
    expect(await sids(setup, `?To=${plus(respondent)}&From=${plus('+12025550110')}`)).toEqual([
      leg?.sid,
      toRespondent,
    ])
    expect(leg).toMatchObject({ parent_call_sid: toEnumerator, direction: 'outbound-dial' })
  })

  it('can be narrowed by start, where a call that still waits has none', async () => {
    const setup = setUp()
    const dialled = await setup.place()
    const waiting = await setup.place()
    await setup.clock.advance(0)
    expect(await sids(setup, '')).toEqual([waiting, dialled])
    expect(await sids(setup, '?StartTime=2026-01-15')).toEqual([dialled])
    expect(await sids(setup, '?StartTime%3E=2026-01-15')).toEqual([dialled])
    expect(await sids(setup, '?StartTime>=2026-01-16')).toEqual([])
    expect(await sids(setup, '?StartTime<=2026-01-16')).toEqual([dialled])
    expect(await sids(setup, '?StartTime%3C=2026-01-15')).toEqual([])
    expect((await setup.send('GET', `${setup.calls}.json?StartTime=yesterday`)).status).toBe(400)
  })

  it('comes in pages that are not shifted by a call made meanwhile', async () => {
    const setup = setUp()
    const placed: string[] = []
    for (let count = 0; count < 5; count += 1) placed.unshift(await setup.place())
    const seen: unknown[] = []
    let next: unknown = `${setup.calls}.json?PageSize=2`
    while (typeof next === 'string') {
      const page = await setup.send('GET', next)
      seen.push(...listOf(page, 'calls').map((call) => call.sid))
      next = page.body.next_page_uri
      if (seen.length === 2) await setup.place()
    }
    expect(seen).toEqual(placed)
  })

  it('keeps its filters from page to page', async () => {
    const setup = setUp()
    for (let count = 0; count < 3; count += 1) await setup.place()
    await setup.place('<Response/>', { To: respondent })
    const query = `?PageSize=2&To=${encodeURIComponent(enumerator)}`
    const first = await setup.send('GET', `${setup.calls}.json${query}`)
    const second = await setup.send('GET', String(first.body.next_page_uri))
    expect(listOf(second, 'calls')).toHaveLength(1)
    expect(second.body).toMatchObject({ page: 1, start: 2, end: 2, next_page_uri: null })
    expect(second.body.previous_page_uri).toContain('Page=0')
  })

  it.each(['0', '-1', 'many'])('refuses a page size of %s', async (size) => {
    const { send, calls } = setUp()
    expect((await send('GET', `${calls}.json?PageSize=${size}`)).status).toBe(400)
  })

  it('gives 1000 calls a page at the most', async () => {
    const { send, calls } = setUp()
    expect((await send('GET', `${calls}.json?PageSize=5000`)).body.page_size).toBe(1000)
  })

  it('answers HEAD with 200 and nothing else, and nothing has happened', async () => {
    const setup = setUp()
    const { account } = setup.twilio
    const answer = await setup.twilio.fetch(
      new Request(`https://api.twilio.com${setup.calls}.json`, {
        method: 'HEAD',
        headers: { Authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` },
      }),
    )
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(await sids(setup, '')).toEqual([])
  })
})
