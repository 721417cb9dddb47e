import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plays } from './plays.ts'
import { differences, readShape, shapeOf } from './shape.ts'

/** The files of a folder here; none where nobody has recorded anything yet. */
function shapesIn(folder: string) {
  const place = new URL(`${folder}/`, import.meta.url)
  const files = existsSync(place) ? readdirSync(place, { recursive: true, encoding: 'utf8' }) : []
  return files
    .filter((file) => file.endsWith('.json') && file !== 'points.json')
    .map((file) => readShape(JSON.parse(readFileSync(new URL(file, place), 'utf8'))))
}

const everything = [...shapesIn('public'), ...shapesIn('live')]

describe('the stand-in Twilio', () => {
  it.each(everything.map((shape) => [shape.of, shape] as const))(
    'gives %s as it was recorded, key by key, but for what has a reason',
    async (of, shape) => {
      const given = await plays[of]?.()
      if (!given) throw new Error(`No play brings the stand-in to give ${of}`)
      const found = differences(shape, given)
      // A reason for what is as recorded has outlived itself.
      expect([...found.keys()].sort(), [...found].join('\n')).toEqual(Object.keys(shape.otherwise).sort())
    },
  )

  it('is held to what was recorded of calls, legs, messages, recordings, webhooks and refusals', () => {
    const held = everything.map(({ of }) => of)
    for (const of of [
      'new-call',
      'forwarded-leg',
      'new-message',
      'recording-status',
      'call-in',
      'refused-login',
    ])
      expect(held).toContain(of)
  })
})

describe('a recorded shape', () => {
  const source = { year: 2026, where: 'https://example.org' }
  const shape = readShape({
    of: 'thing',
    year: 2026,
    sources: [source],
    isWhole: true,
    keys: { sid: 'sid CA', at: 'date | null', 'inner.path': 'path', inner: 'object' },
    absent: ['gone'],
  })
  const sid = `CA${'0'.repeat(32)}`
  const inner = { path: `/2010-04-01/Accounts/AC${'0'.repeat(32)}.json` }

  it('finds no difference in what is the same', () => {
    expect([...differences(shape, { sid, at: null, inner })]).toEqual([])
    expect([...differences(shape, { sid, at: 'Thu, 15 Jan 2026 09:00:00 +0000', inner })]).toEqual([])
  })

  it.each([
    ['another kind', { sid: 'MM1', at: null, inner }, 'sid'],
    ['a date as other APIs write it', { sid, at: '2026-01-15T09:00:00Z', inner }, 'at'],
    ['a key that is missing', { sid, inner }, 'at'],
    ['one that is missing inside', { sid, at: null, inner: {} }, 'inner.path'],
    ['one that was absent', { sid, at: null, inner, gone: '' }, 'gone'],
    ['one that nobody recorded', { sid, at: null, inner, more: 1 }, 'more'],
  ])('finds %s', (_what, json, key) => {
    expect([...differences(shape, json).keys()]).toContain(key)
  })

  it.each([
    [{ of: 1 }, '`of`'],
    [{ of: 'x', year: 2026, sources: [], keys: {} }, '`sources`'],
    [{ of: 'x', year: 2026, sources: [source], keys: { a: 'sort of' } }, 'sort of'],
    [{ of: 'x', year: 2026, sources: [source], keys: {}, otherwise: { a: 1 } }, '`otherwise`'],
  ])('is refused with what is wrong in it: %o', (data, named) => {
    expect(() => readShape(data)).toThrow(named)
  })

  it('is made of an answer without any of its numbers, SIDs and texts', () => {
    const answer = {
      sid,
      to: '+254711222333',
      status: 'queued',
      body: 'Hello Maria',
      at: null,
      duration: '40',
      subresource_uris: { media: inner.path },
    }
    const made = shapeOf('thing', answer, source)
    expect([...differences(readShape(JSON.parse(JSON.stringify(made))), answer)]).toEqual([])
    expect(made.keys).toMatchObject({ status: '=queued', sid: 'sid CA', 'subresource_uris.media': 'path' })
    expect(JSON.stringify(made)).not.toMatch(/254711|0000|Maria|"40"/)
  })
})
