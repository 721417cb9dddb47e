import { describe, expect, it } from 'vitest'
import { dial, enumerator, listOf, respondent, type Setup, setUp } from '../fixture.ts'

const day = 24 * 60 * 60 * 1000

/** Seven recordings, each a day after the one before, the first on 15 January 2026 at 09:00 UTC; oldest first. */
async function aWeek(): Promise<Setup & { readonly sids: string[]; readonly list: string }> {
  const setup = setUp()
  const { twilio, clock } = setup
  for (let count = 0; count < 7; count += 1) {
    const start = clock.now()
    await setup.place(dial(respondent, 'record="record-from-ringing-dual"'))
    await clock.advance(0)
    twilio.phones.answer(enumerator)
    await clock.advance(1000)
    twilio.phones.hangUp(enumerator)
    await clock.advance(start + day - clock.now())
  }
  const sids = twilio.world.recordings().map(({ sid }) => sid)
  return { ...setup, sids: sids.reverse(), list: setup.calls.replace('Calls', 'Recordings.json') }
}

async function sidsAt({ send }: Setup, path: string): Promise<unknown[]> {
  return listOf(await send('GET', path), 'recordings').map(({ sid }) => sid)
}

describe('the list of recordings', () => {
  it('is narrowed by the day they were made on, in UTC, by the signs that Twilio has', async () => {
    const week = await aWeek()
    const [first = '', second = '', third = '', ...later] = week.sids
    const within = (query: string): Promise<unknown[]> => sidsAt(week, `${week.list}?${query}`)
    expect(await within('DateCreated=2026-01-16')).toEqual([second])
    expect(await within('DateCreated%3C=2026-01-16')).toEqual([second, first])
    expect(await within('DateCreated%3E=2026-01-17')).toEqual([...later.toReversed(), third])
    expect(await within('DateCreated>=2026-01-16&DateCreated<=2026-01-17')).toEqual([third, second])
    expect(await within('DateCreated=2025-12-31')).toEqual([])
  })

  it('refuses what is no date', async () => {
    const { send, list } = await aWeek()
    const { status, body } = await send('GET', `${list}?DateCreated%3E=yesterday`)
    expect([status, body.code]).toEqual([400, 20001])
  })

  it('comes in pages that keep what was asked for', async () => {
    const week = await aWeek()
    const found: unknown[] = []
    let next: unknown = `${week.list}?DateCreated%3E=2026-01-16&PageSize=4`
    let pages = 0
    while (typeof next === 'string') {
      const answer = await week.send('GET', next)
      found.push(...listOf(answer, 'recordings').map(({ sid }) => sid))
      next = answer.body.next_page_uri
      pages += 1
    }
    expect([found, pages]).toEqual([week.sids.slice(1).toReversed(), 2])
    expect((await week.send('GET', `${week.list}?PageSize=1000`)).body).toMatchObject({
      page_size: 1000,
      next_page_uri: null,
    })
  })

  it('has deleted ones for whoever asks for them, for forty days', async () => {
    const week = await aWeek()
    const [oldest = ''] = week.sids
    const one = week.list.replace('.json', `/${oldest}.json`)
    expect((await week.send('DELETE', one)).status).toBe(204)
    expect(await sidsAt(week, week.list)).not.toContain(oldest)
    const answer = await week.send('GET', `${week.list}?IncludeSoftDeleted=true`)
    expect(listOf(answer, 'recordings').at(-1)).toMatchObject({ sid: oldest, status: 'deleted' })
    await week.clock.advance(40 * day)
    expect((await week.send('GET', `${one}?IncludeSoftDeleted=true`)).body.status).toBe('deleted')
    await week.clock.advance(day)
    expect((await week.send('GET', `${one}?IncludeSoftDeleted=true`)).status).toBe(404)
    expect(await sidsAt(week, `${week.list}?IncludeSoftDeleted=true`)).not.toContain(oldest)
  })
})
