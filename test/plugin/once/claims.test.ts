import { describe, expect, it } from 'vitest'
import { createClaims } from '../../../src/plugin/once/claims.ts'

function createStorage(refusesToWrite = false) {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (refusesToWrite) throw new Error('QuotaExceededError')
      items.set(key, value)
    },
  }
}

describe('the calls that fields on this device own', () => {
  it('are known to every field', () => {
    const storage = createStorage()
    const one = createClaims(() => storage)
    const other = createClaims(() => storage)
    one.claim('CA1')
    other.claim('CA2')
    expect([one.has('CA2'), other.has('CA1'), one.has('CA3')]).toEqual([true, true, false])
  })

  it('are known to their own field where a sandboxed frame has no storage', () => {
    const claims = createClaims(() => {
      throw new Error('SecurityError')
    })
    claims.claim('CA1')
    claims.claim('CA2')
    expect([claims.has('CA1'), claims.has('CA2'), claims.has('CA3')]).toEqual([true, true, false])
  })

  it('are known to their own field where the storage is full', () => {
    const storage = createStorage(true)
    const claims = createClaims(() => storage)
    claims.claim('CA1')
    claims.claim('CA2')
    expect([claims.has('CA1'), claims.has('CA2')]).toEqual([true, true])
  })

  it('are none where somebody else’s text is stored, and are claimed over it', () => {
    for (const foreign of ['not JSON', 'null', '[1]', '{"sids":"CA1"}', '{"sids":[1,null]}']) {
      const storage = createStorage()
      storage.items.set('twilio-call.calls', foreign)
      const claims = createClaims(() => storage)
      expect(claims.has('CA1')).toBe(false)
      claims.claim('CA1')
      expect(createClaims(() => storage).has('CA1')).toBe(true)
      expect(storage.items.get('twilio-call.calls')).toBe('{"sids":["CA1"]}')
    }
  })

  it('are the last hundred', () => {
    const storage = createStorage()
    const claims = createClaims(() => storage)
    for (let n = 1; n <= 101; n += 1) claims.claim(`CA${n}`)
    const fresh = createClaims(() => storage)
    expect([fresh.has('CA1'), fresh.has('CA2'), fresh.has('CA101')]).toEqual([false, true, true])
  })

  it('stay where they are claimed again', () => {
    const storage = createStorage()
    const claims = createClaims(() => storage)
    for (let n = 1; n <= 200; n += 1) claims.claim(n % 2 ? 'CA1' : 'CA2')
    expect(storage.items.get('twilio-call.calls')).toBe('{"sids":["CA1","CA2"]}')
  })
})
