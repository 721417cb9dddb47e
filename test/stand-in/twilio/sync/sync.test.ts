import { describe, expect, it, onTestFinished } from 'vitest'
import { createStandInTwilio } from '../../../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock } from '../../../../src/stand-in/virtual-clock.ts'

const root = 'https://sync.twilio.com/v1/Services'

function setAccount() {
  const twilio = createStandInTwilio({ clock: createVirtualClock() })
  onTestFinished(() => twilio.stop())
  const { sid, authToken, restricted } = twilio.account
  async function ask(
    method: string,
    url: string,
    form?: Record<string, string>,
    login = `${sid}:${authToken}`,
  ): Promise<{ status: number; json: Record<string, unknown> }> {
    const headers = { Authorization: `Basic ${btoa(login)}` }
    const body = form ? { body: new URLSearchParams(form) } : {}
    const response = await twilio.fetch(new Request(url, { method, headers, ...body }))
    const text = await response.text()
    return { status: response.status, json: text === '' ? {} : JSON.parse(text) }
  }
  async function makeMap(): Promise<string> {
    const service = await ask('POST', root, { FriendlyName: 'a team' })
    const url = `${root}/${service.json['sid']}/Maps`
    await ask('POST', url, { UniqueName: 'do-not-call' })
    return `${url}/do-not-call`
  }
  return { twilio, ask, makeMap, restricted }
}

describe('Twilio Sync', () => {
  it('makes a service and a map, found by its name and by its SID', async () => {
    const { ask, makeMap } = setAccount()
    const map = await makeMap()
    const { json } = await ask('GET', map)
    expect(json).toMatchObject({
      unique_name: 'do-not-call',
      date_created: '2026-01-15T09:00:00Z',
      date_expires: null,
    })
    expect(json['sid']).toMatch(/^MP[0-9a-f]{32}$/)
    expect(await ask('GET', map.replace(/do-not-call$/, String(json['sid'])))).toMatchObject({ status: 200 })
    expect(await ask('POST', map.replace(/\/do-not-call$/, ''), { UniqueName: 'do-not-call' })).toMatchObject(
      {
        status: 409,
        json: { code: 54301 },
      },
    )
  })

  it('keeps JSON by key, which may be a number with its +', async () => {
    const { ask, makeMap } = setAccount()
    const items = `${await makeMap()}/Items`
    const made = await ask('POST', items, { Key: '+254711222333', Data: '{"by":"key 9"}' })
    expect(made).toMatchObject({
      status: 201,
      json: { key: '+254711222333', data: { by: 'key 9' }, revision: '0' },
    })
    const one = `${items}/%2B254711222333`
    expect((await ask('GET', one)).json).toEqual(made.json)
    expect((await ask('POST', one, { Data: '{}' })).json).toMatchObject({ data: {}, revision: '1' })
    expect((await ask('DELETE', one)).status).toBe(204)
    expect(await ask('GET', one)).toMatchObject({ status: 404, json: { code: 54201 } })
    expect(await ask('DELETE', one)).toMatchObject({ status: 404, json: { code: 54201 } })
  })

  it.each([
    ['a key that is there', { Key: 'a', Data: '{}' }, 409, 54208],
    ['no data', { Key: 'b' }, 400, 54206],
    ['data that are no JSON', { Key: 'b', Data: 'x' }, 400, 20001],
    ['no key', { Data: '{}' }, 400, 20001],
    ['a key that is too long', { Key: 'b'.repeat(321), Data: '{}' }, 400, 54209],
  ])('refuses %s', async (_, form, status, code) => {
    const { ask, makeMap } = setAccount()
    const items = `${await makeMap()}/Items`
    await ask('POST', items, { Key: 'a', Data: '{}' })
    expect(await ask('POST', items, form as Record<string, string>)).toMatchObject({ status, json: { code } })
  })

  it('lists items by key, page by page and from one on', async () => {
    const { ask, makeMap } = setAccount()
    const items = `${await makeMap()}/Items`
    for (const Key of ['c', 'a', 'b']) await ask('POST', items, { Key, Data: '{}' })
    const keys = async (query: string) => {
      const { json } = await ask('GET', `${items}?${query}`)
      return (json['items'] as Array<{ key: string }>).map(({ key }) => key)
    }
    expect(await keys('')).toEqual(['a', 'b', 'c'])
    expect(await keys('From=b&Bounds=inclusive')).toEqual(['b', 'c'])
    expect(await keys('From=b&Bounds=exclusive')).toEqual(['c'])
    expect(await keys('Order=desc')).toEqual(['c', 'b', 'a'])
    const { json } = await ask('GET', `${items}?PageSize=2`)
    expect(json['meta']).toMatchObject({ key: 'items', next_page_url: expect.stringContaining(`${items}?`) })
  })

  it('says of a map that is not there that it is the map', async () => {
    const { ask, makeMap } = setAccount()
    const gone = (await makeMap()).replace('do-not-call', 'gone')
    for (const path of ['', '/Items', '/Items/a']) {
      expect(await ask('GET', gone + path)).toMatchObject({ status: 404, json: { code: 54200 } })
    }
    expect((await ask('GET', `${root}/IS${'0'.repeat(32)}/Maps`)).status).toBe(404)
  })

  it('lets in who may, and is at no other host', async () => {
    const { twilio, ask, makeMap, restricted } = setAccount()
    const one = `${await makeMap()}/Items/a`
    const login = `${restricted.apiKey}:${restricted.apiSecret}`
    expect(await ask('GET', one, undefined, login)).toMatchObject({ status: 403, json: { code: 70051 } })
    twilio.behaviour.restrictedPermissions = ['maps.items/read']
    expect((await ask('GET', one, undefined, login)).status).toBe(404)
    expect((await ask('GET', one, undefined, 'nobody:x')).status).toBe(401)
    for (const host of ['api.twilio.com', 'taskrouter.twilio.com']) {
      expect(await ask('GET', root.replace('sync.twilio.com', host))).toMatchObject({ json: { code: 20404 } })
    }
  })

  it('forgets what stands in a map when the stand-in is reset, and keeps what was set up', async () => {
    const { twilio, ask, makeMap } = setAccount()
    const map = await makeMap()
    await ask('POST', `${map}/Items`, { Key: 'a', Data: '{}' })
    twilio.reset()
    expect((await ask('GET', map)).status).toBe(200)
    expect((await ask('GET', `${map}/Items/a`)).status).toBe(404)
  })
})
