import { describe, expect, it } from 'vitest'
import { listLineCalls, rings } from '../../../src/plugin/call/enumerator-calls.ts'
import { dataOf, scriptTwilio } from '../world/fixtures.ts'

const from = '+12025550110'

describe('a call rings the enumerator', () => {
  it.each([
    ['sip:maria@office.example.com', 'maria@office.example.com'],
    ['sip:maria@office.example.com', 'sip:maria@office.example.com'],
    ['sip:maria@office.example.com', 'sips:maria@OFFICE.example.com:5061'],
    ['SIP:maria@Office.Example.com:5060;transport=tls', 'maria@office.example.com'],
    ['sip:maria@office.example.com?x-household=12', 'sip:maria@office.example.com;transport=udp'],
    ['sip:maria@[2001:db8::10]:5060', 'maria@[2001:db8::10]'],
    ['client:maria', 'client:maria'],
    ['client:maria', 'maria'],
    ['client:maria?case=12', 'client:maria'],
  ])('at %s where Twilio writes %s', (address, to) => {
    expect(rings(address, { to })).toBe(true)
  })

  it.each([
    ['sip:maria@office.example.com', 'mario@office.example.com'],
    ['sip:maria@office.example.com', 'maria@office.example.org'],
    ['sip:maria@office.example.com', 'client:maria'],
    ['client:maria', 'client:Maria'],
    ['client:maria', '+254700000001'],
    ['client:maria', ''],
  ])('not at %s where Twilio writes %s', (address, to) => {
    expect(rings(address, { to })).toBe(false)
  })
})

describe('the calls of a line', () => {
  const queryFor = async (to: string, pageSize: number) => {
    const { world, sent } = scriptTwilio(() => dataOf({ calls: [] }))
    await listLineCalls(world, { to, from }, pageSize)
    return Object.fromEntries(sent[0]?.query ?? [])
  }

  it('are asked for by both numbers where both are numbers', async () => {
    expect(await queryFor('+254700000001', 20)).toEqual({
      To: '+254700000001',
      From: from,
      PageSize: '20',
    })
  })

  it.each(['sip:maria@office.example.com', 'client:maria'])(
    'of %s are looked for among all with the caller ID, of which there may be many',
    async (address) => {
      expect(await queryFor(address, 1)).toEqual({ From: from, PageSize: '1' })
      const { PageSize, ...rest } = await queryFor(address, 20)
      expect(rest).toEqual({ From: from })
      expect(Number(PageSize)).toBeGreaterThan(100)
      expect(Number(PageSize)).toBeLessThanOrEqual(1000)
    },
  )
})
