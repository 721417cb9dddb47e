import { describe, expect, it } from 'vitest'
import { readReply } from '../../../src/twilio/transport.ts'
import type { Fault } from '../visiting.ts'
import { aCall, ask, teamWith } from './asking.ts'

const recording =
  'Calls/CA0123456789abcdef0123456789abcdef/Recordings/RE0123456789abcdef0123456789abcdef.json'

/** What the plug-in makes of the Function's answer when Twilio does this. */
async function seenBy(fault: Fault, fields = aCall(), route = 'call') {
  const scene = teamWith()
  scene.fault = fault
  const { status, body } = await ask(scene, route, fields)
  return { status, reply: readReply(status, body), asked: scene.sent.length }
}

describe('a Twilio that gives no answer of its own', () => {
  it.each<[string, Fault, number]>([
    ['is silent', () => 'silence', 504],
    ['breaks off', () => 'broken', 502],
    ['answers a web page', () => ({ status: 200, body: '<html>Sign in</html>' }), 502],
    ['refuses with a web page', () => ({ status: 403, body: '<html>Forbidden</html>' }), 502],
    ['answers half of its JSON', () => ({ status: 201, body: '{"sid": "CA1", "sta' }), 502],
    ['answers a word', () => ({ status: 200, body: '"yes"' }), 502],
  ])('and %s leaves the plug-in unsure, and is asked once', async (_what, fault, status) => {
    expect(await seenBy(fault)).toEqual({
      status,
      reply: { kind: 'nothing', cause: 'server', status },
      asked: 1,
    })
  })

  it('is given up before Twilio gives the Function up', async () => {
    const scene = teamWith()
    scene.fault = () => 'silence'
    const startedAt = scene.clock.now()
    await ask(scene, 'call', aCall())
    expect(scene.clock.now() - startedAt).toBeLessThan(9_000)
  })

  it.each([500, 503, 408])('is no refusal with its own %d either', async (status) => {
    const body = JSON.stringify({ code: 20500, message: 'Internal', more_info: '', status })
    const { reply } = await seenBy(() => ({ status, body }))
    expect(reply).toEqual({ kind: 'nothing', cause: 'server', status })
  })

  it.each([401, 404])('is no refusal with a %d of another shape', async (status) => {
    const { reply } = await seenBy(() => ({ status, body: '{"hello":"world"}' }))
    expect(reply).toEqual({ kind: 'nothing', cause: 'wrong-shape', status })
  })
})

describe('an answer of Twilio’s that is empty', () => {
  it('is handed on as it is: a recording was deleted', async () => {
    const gone = { Ask: `DELETE ${recording}` }
    const { status, reply } = await seenBy(() => ({ status: 204, body: '' }), gone, 'recording')
    expect({ status, reply }).toEqual({ status: 204, reply: { kind: 'data', data: undefined } })
  })
})
