import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { findRecordings } from '../../../../src/desk/recordings/choose/find.ts'
import { writeProof } from '../../../../src/desk/recordings/remove/proof.ts'
import { type Removal, removeAll } from '../../../../src/desk/recordings/remove/remove.ts'
import type { Reply, TwilioRequest } from '../../../../src/twilio/transport.ts'
import { createHurriedClock, foundOf, recordInterviews } from '../scene.ts'

const signal = new AbortController().signal

/** A Twilio that answers DELETE and GET as told, and what came of it. */
async function removeWith(answers: Record<'DELETE' | 'GET', Reply<unknown>[]>, stop = signal) {
  const { clock, waits } = createHurriedClock()
  const sent: TwilioRequest[] = []
  const removals = new Map<string, Removal>()
  const send = async (request: TwilioRequest): Promise<Reply<unknown>> => {
    sent.push(request)
    const left = answers[request.method === 'DELETE' ? 'DELETE' : 'GET']
    return (left.length > 1 ? left.shift() : left[0]) ?? { kind: 'nothing', cause: 'network' }
  }
  await removeAll([foundOf()], {
    send,
    accountSid: 'AC1',
    patience: { clock, random: () => 0.5, signal: stop },
    changed: (found, removal) => removals.set(found.recording.sid, removal),
  })
  return { removal: [...removals.values()][0], methods: sent.map(({ method }) => method).join(' '), waits }
}

const ok: Reply<unknown> = { kind: 'data', data: undefined }
const refused = (status: number, code: number): Reply<unknown> => ({
  kind: 'refused',
  status,
  code,
  message: '',
})
const notFound = refused(404, 20404)
const withStatus = (status: string): Reply<unknown> => ({
  kind: 'data',
  data: { sid: foundOf().recording.sid, status },
})
const offline: Reply<unknown> = { kind: 'nothing', cause: 'network' }

describe('deleting recordings', () => {
  it('deletes those of the list and nothing else, and Twilio then has no sound of them', async () => {
    const { session, candidates, twilio, device } = await recordInterviews(3)
    const accountSid = twilio.account.sid
    const { send, fetchSound } = session()
    const seen = () => {}
    const finding = await findRecordings(send, accountSid, candidates, { signal, seen })
    const [kept, ...jobs] = finding.kind === 'found' ? finding.found : []
    const removals = new Map<string, Removal>()
    const patience = { clock: device.clock, random: () => 0.5, signal }
    await removeAll(jobs, {
      send,
      accountSid,
      patience,
      changed: ({ recording }, next) => removals.set(recording.sid, next),
    })
    expect([...removals.values()].map(({ kind }) => kind)).toEqual(['gone', 'gone'])
    for (const { recording } of jobs) {
      const sound = await fetchSound({ accountSid, sid: recording.sid, signal })
      expect(sound).toEqual({ kind: 'failed', why: 'gone' })
    }
    const left = twilio.world.recordings().filter(({ status }) => status === 'completed')
    expect(left.map(({ sid }) => sid)).toEqual([kept?.recording.sid])
    const removed = jobs.flatMap((found) => {
      const removal = removals.get(found.recording.sid)
      return removal ? [{ accountSid, found, removal }] : []
    })
    const rows: unknown[] = parse(writeProof(removed), { columns: true, bom: true })
    const now = new Date(device.clock.now()).toISOString()
    expect(rows).toEqual(
      jobs.map(({ recording, candidate }) => ({
        recording_sid: recording.sid,
        call_sid: candidate.call.sid,
        KEY: candidate.interview.key,
        account_sid: accountSid,
        outcome: 'deleted',
        delete_asked_utc: now,
        get_answered_utc: now,
        get_http_status: '200',
        get_said: 'status deleted',
      })),
    )
  })

  it('shows none as deleted before a GET says so', async () => {
    const { removal, methods, waits } = await removeWith({
      DELETE: [ok],
      GET: [withStatus('completed'), offline, withStatus('deleted')],
    })
    expect([removal?.kind, methods, waits]).toEqual(['gone', 'DELETE GET GET GET', [1000, 2000]])
    const gone = await removeWith({ DELETE: [ok], GET: [notFound] })
    expect(gone.removal).toMatchObject({ kind: 'gone', proof: { httpStatus: 404 } })
  })

  it('takes no 404 of somebody in between for Twilio’s', async () => {
    const portal: Reply<unknown> = { kind: 'nothing', cause: 'html', status: 404 }
    const { removal } = await removeWith({ DELETE: [ok], GET: [portal] })
    expect(removal).toEqual({ kind: 'failed', why: 'noAnswer' })
  })

  it('takes one that was deleted before for deleted, and a lost answer for none', async () => {
    expect((await removeWith({ DELETE: [notFound], GET: [notFound] })).removal?.kind).toBe('gone')
    expect((await removeWith({ DELETE: [offline], GET: [withStatus('deleted')] })).removal?.kind).toBe('gone')
    expect((await removeWith({ DELETE: [offline], GET: [withStatus('completed')] })).removal).toEqual({
      kind: 'failed',
      why: 'stillThere',
    })
  })

  it.each([
    ['mayNot', refused(403, 70051)],
    ['mayNot', refused(401, 20003)],
    ['notCompleted', refused(400, 20009)],
    ['said', refused(400, 20001)],
  ])('says why Twilio does not: %s', async (why, answer) => {
    const { removal, methods } = await removeWith({ DELETE: [answer], GET: [withStatus('completed')] })
    expect([removal, methods]).toEqual([{ kind: 'failed', why }, 'DELETE'])
    const proof = writeProof([
      { accountSid: 'AC1', found: foundOf(), removal: { kind: 'failed', why: 'said' } },
    ])
    expect(parse(proof, { columns: true, bom: true })).toMatchObject([
      { outcome: 'not shown to be deleted', delete_asked_utc: '', get_http_status: '' },
    ])
  })

  it('deletes no more once it is stopped', async () => {
    const stop = new AbortController()
    stop.abort()
    expect((await removeWith({ DELETE: [ok], GET: [notFound] }, stop.signal)).methods).toBe('')
  })
})
