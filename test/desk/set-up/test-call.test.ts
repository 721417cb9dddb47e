import { describe, expect, it } from 'vitest'
import { createTestCalls, type TestCall } from '../../../src/desk/set-up/account/test-call.ts'
import type { Call } from '../../../src/twilio/calls.ts'
import { createDirectTransport, type Reply, type Transport } from '../../../src/twilio/transport.ts'
import { countRequests } from '../../plugin/world/ask-twilio.ts'
import { enumerator, setUp } from '../../stand-in/twilio/fixture.ts'
import { pageFetch } from '../recordings/scene.ts'
import { keyAccess } from './planning.ts'

const number = '+12025550110'

function begin(alter: (send: Transport) => Transport = (send) => send) {
  const { twilio, clock } = setUp()
  const credentials = { username: keyAccess.username, password: keyAccess.password }
  const send = alter(createDirectTransport({ fetch: pageFetch(twilio), clock, credentials }))
  const states: TestCall[] = []
  const calls = createTestCalls({ send, accountSid: twilio.account.sid, clock }, (state) =>
    states.push(state),
  )
  return {
    twilio,
    clock,
    calls,
    states,
    placed: () => countRequests(twilio.requests, 'POST', 'Calls.json'),
    said: () => states.map((state) => (state.kind === 'known' ? state.call.status : state.kind)),
  }
}

describe('a test call', () => {
  it('rings one phone, says that it is a test, and is followed to its end', async () => {
    const { twilio, clock, calls, said, placed } = begin()
    await calls.place(enumerator, number)
    await clock.advance(2_000)
    twilio.phones.answer(enumerator)
    await clock.advance(2_000)
    expect(said()).toContain('in-progress')
    twilio.phones.hangUp(enumerator)
    await clock.advance(6_000)
    expect(said().at(-1)).toBe('completed')
    expect(placed()).toBe(1)
    const after = twilio.requests.length
    await clock.advance(60_000)
    expect(twilio.requests.length).toBe(after)
  })

  it('is placed once however often it is asked for', async () => {
    const { calls, placed, clock } = begin()
    await Promise.all([calls.place(enumerator, number), calls.place(enumerator, number)])
    await calls.place(enumerator, number)
    await clock.advance(2_000)
    expect(placed()).toBe(1)
  })

  it('is hung up while it rings', async () => {
    const { calls, clock, states, said } = begin()
    await calls.place(enumerator, number)
    await clock.advance(2_000)
    await calls.hangUp()
    await clock.advance(4_000)
    expect(said().at(-1)).toMatch(/^(completed|canceled|no-answer)$/)
    expect(states.some((state) => state.kind === 'known' && state.isEnding)).toBe(true)
  })

  it('says so where Twilio takes no wish to hang up, and lets it be asked again', async () => {
    const lost: Reply<Call> = { kind: 'nothing', cause: 'network' }
    const { calls, clock, states } = begin((send) => async (request) => {
      return request.method === 'POST' && /Calls\/CA/.test(request.path) ? lost : send(request)
    })
    await calls.place(enumerator, number)
    await clock.advance(2_000)
    await calls.hangUp()
    expect(states.at(-1)).toMatchObject({ kind: 'known', isEnding: false, wasNotEnded: true })
  })

  it('is not known to be none where no answer came, and is never placed again by itself', async () => {
    let posts = 0
    const { calls, clock, said } = begin((send) => async (request) => {
      if (request.method !== 'POST') return send(request)
      posts += 1
      return { kind: 'nothing', cause: 'timeout' }
    })
    await calls.place(enumerator, number)
    await clock.advance(120_000)
    expect(said()).toEqual(['placing', 'unsure'])
    expect(posts).toBe(1)
  })

  it('is refused in Twilio’s words', async () => {
    const { calls, states } = begin()
    await calls.place(enumerator, '+12025550199')
    expect(states.at(-1)).toMatchObject({ kind: 'refused', failure: { code: 21210 } })
  })
})
