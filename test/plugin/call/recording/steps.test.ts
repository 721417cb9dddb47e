import { describe, expect, it } from 'vitest'
import { createRecordingSteps } from '../../../../src/plugin/call/recording/steps.ts'
import type { Reply, TwilioRequest } from '../../../../src/twilio/transport.ts'
import { accountSid, callSid } from '../../../twilio/call-json.ts'
import { dataOf, refusalWith, scriptTwilio } from '../../world/fixtures.ts'

const sid = 'RE0123456789abcdef0123456789abcdef'
const lost = { kind: 'nothing', cause: 'network' } as const
const gone = refusalWith(20404, 'Not found', 404)
const denied = refusalWith(70051, 'Authorization failed', 403)
const shows = (status: string) => dataOf({ sid, status })

/** A Twilio that answers as this says, and what was asked of it. */
function twilioWith(answers: Partial<Record<TwilioRequest['method'] | 'list', Reply<unknown>>>) {
  const { world, sent } = scriptTwilio(({ method, path }) => {
    const what = method === 'GET' && path.endsWith('/Recordings.json') ? 'list' : method
    return answers[what] ?? lost
  })
  return {
    steps: createRecordingSteps(world.send, accountSid, callSid),
    asked: () => sent.map(({ method }) => method),
    sent,
  }
}

describe('a step towards a deleted recording', () => {
  const on = { sid, state: 'on' } as const

  it('is the last where Twilio shows it as deleted', async () => {
    const { steps, asked } = twilioWith({ GET: shows('deleted') })
    expect(await steps.remove(on)).toEqual({ memory: { sid, state: 'deleted' }, done: true })
    expect(asked()).toEqual(['GET'])
  })

  it.each([
    ['in-progress', 'on', 'POST'],
    ['paused', 'paused', 'POST'],
    ['completed', 'stopped', 'DELETE'],
    ['absent', 'off', 'DELETE'],
  ] as const)(
    'of one that is %s asks Twilio for the next, and claims nothing yet',
    async (status, state, asks) => {
      const { steps, asked, sent } = twilioWith({
        GET: shows(status),
        POST: shows('stopped'),
        DELETE: dataOf(undefined),
      })
      expect(await steps.remove(on)).toEqual({ memory: { sid, state }, done: false })
      expect(asked()).toEqual(['GET', asks])
      expect(sent[1]?.path).toContain(`${callSid}/Recordings/${sid}.json`)
      expect(sent[1]?.form).toEqual(asks === 'POST' ? [['Status', 'stopped']] : undefined)
    },
  )

  it.each(['stopped', 'processing'])('only waits while it is %s', async (status) => {
    const { steps, asked } = twilioWith({ GET: shows(status) })
    expect(await steps.remove(on)).toEqual({ memory: { sid, state: 'stopped' }, done: false })
    expect(asked()).toEqual(['GET'])
  })

  it('is not taken where Twilio cannot be asked, and says why', async () => {
    for (const failure of [lost, denied]) {
      const { steps } = twilioWith({ GET: failure })
      expect(await steps.remove(on)).toEqual({ memory: on, done: false, failure })
    }
  })

  it('says why where Twilio does not do what it is asked for', async () => {
    for (const failure of [lost, denied]) {
      const stopping = twilioWith({ GET: shows('in-progress'), POST: failure })
      expect(await stopping.steps.remove(on)).toMatchObject({ done: false, failure })
      const deleting = twilioWith({ GET: shows('completed'), DELETE: failure })
      expect(await deleting.steps.remove(on)).toMatchObject({ done: false, failure })
    }
  })

  it('that does not find it believes so only where there is nothing to delete either', async () => {
    const { steps } = twilioWith({ GET: gone, DELETE: gone })
    expect(await steps.remove(on)).toEqual({ memory: { sid, state: 'deleted' }, done: true })
    for (const failure of [lost, denied]) {
      const unproved = twilioWith({ GET: gone, DELETE: failure })
      expect(await unproved.steps.remove(on)).toEqual({ memory: on, done: false, failure })
    }
    const deleted = twilioWith({ GET: gone, DELETE: dataOf(undefined) })
    expect(await deleted.steps.remove(on)).toEqual({ memory: on, done: false })
  })

  describe('of which nothing is known', () => {
    const unknown = { state: 'unknown' } as const

    it('looks for it first', async () => {
      const found = twilioWith({
        list: dataOf({ recordings: [{ sid, status: 'completed' }] }),
        GET: gone,
        DELETE: gone,
      })
      expect(await found.steps.remove(unknown)).toEqual({ memory: { sid, state: 'deleted' }, done: true })
    })

    it('is done where nothing was recorded', async () => {
      const { steps, asked } = twilioWith({ list: dataOf({ recordings: [] }) })
      expect(await steps.remove(unknown)).toEqual({ memory: { state: 'deleted' }, done: true })
      expect(asked()).toEqual(['GET'])
    })

    it('is not taken where the look fails', async () => {
      for (const failure of [lost, denied]) {
        const { steps } = twilioWith({ list: failure })
        expect(await steps.remove(unknown)).toEqual({ memory: unknown, done: false, failure })
      }
    })
  })
})

describe('a change of recording', () => {
  it.each([
    ['start', 'off', [['RecordingChannels', 'dual']]],
    [
      'pause',
      'on',
      [
        ['Status', 'paused'],
        ['PauseBehavior', 'skip'],
      ],
    ],
    ['resume', 'paused', [['Status', 'in-progress']]],
    ['stop', 'on', [['Status', 'stopped']]],
  ] as const)('is what Twilio is asked for: %s', async (change, state, form) => {
    const { steps, sent } = twilioWith({ POST: lost })
    await steps.change(change === 'start' ? { state } : { sid, state }, change)
    const whole = change === 'start' ? '/Recordings.json' : `/Recordings/${sid}.json`
    expect(sent[0]).toMatchObject({ method: 'POST', form })
    expect(sent[0]?.path).toContain(`${callSid}${whole}`)
  })

  it('is not asked for where a start of which nothing was known has started it', async () => {
    const { steps, asked } = twilioWith({ list: dataOf({ recordings: [{ sid, status: 'in-progress' }] }) })
    expect(await steps.change({ state: 'unknown' }, 'start')).toEqual({
      memory: { sid, state: 'on' },
      done: true,
    })
    expect(asked()).toEqual(['GET'])
  })

  it('is asked for at once where it is not known how the recording stands', async () => {
    const { steps, asked } = twilioWith({ POST: shows('stopped') })
    expect(await steps.change({ sid, state: 'unknown' }, 'stop')).toEqual({
      memory: { sid, state: 'stopped' },
      done: true,
    })
    expect(asked()).toEqual(['POST'])
  })

  it('is not asked for where it is known already', async () => {
    const { steps, asked } = twilioWith({})
    expect(await steps.change({ sid, state: 'paused' }, 'pause')).toEqual({
      memory: { sid, state: 'paused' },
      done: true,
    })
    expect(asked()).toEqual([])
  })

  it('that Twilio refuses is as a look shows it, and one that was lost may still come', async () => {
    const refused = twilioWith({ POST: denied, GET: shows('in-progress') })
    expect(await refused.steps.change({ sid, state: 'on' }, 'pause')).toEqual({
      memory: { sid, state: 'on' },
      done: false,
      failure: denied,
    })
    const dropped = twilioWith({ POST: lost, GET: shows('in-progress') })
    expect(await dropped.steps.change({ sid, state: 'on' }, 'pause')).toEqual({
      memory: { sid, state: 'unknown' },
      done: false,
      failure: lost,
    })
  })

  it('is not known where the look after it fails too', async () => {
    const { steps } = twilioWith({ POST: lost, GET: denied })
    expect(await steps.change({ sid, state: 'on' }, 'stop')).toEqual({
      memory: { sid, state: 'unknown' },
      done: false,
      failure: denied,
    })
  })
})
