import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Behaviour } from '../../src/stand-in/twilio/behaviour.ts'
import { isFinished } from '../../src/stand-in/twilio/store/records.ts'
import { pages, readPage } from '../extras/pages.ts'
import { plays } from '../recorded/plays.ts'
import { differences } from '../recorded/shape.ts'
import { type Facts, factsIn, factsOf, playedOtherwise, readFacts, writeFacts } from './facts.ts'
import { type Findings, findOut, scenes } from './find-out.ts'
import type { Trial } from './options.ts'
import { type Fact, pointCalled, pointIds, type Seen } from './points.ts'
import { openStandIn, type StandInAccount } from './stand-in-account.ts'
import { tableOf } from './tell.ts'

function open(behaviour?: Partial<Behaviour>): StandInAccount {
  const account = openStandIn(behaviour)
  onTestFinished(() => account.twilio.stop())
  return account
}

function tryOut(
  { trial, fetch, clock, run }: StandInAccount,
  change: Partial<Trial> = {},
  settings: { stop?: AbortSignal; tell?: (line: string) => void } = {},
): Promise<Findings> {
  const { stop = new AbortController().signal, tell = () => undefined } = settings
  return run(findOut({ trial: { ...trial, burst: false, ...change }, fetch, clock, stop, tell }))
}

function factsSeen({ seen }: Findings): Record<string, Fact> {
  const found: Record<string, Fact> = {}
  for (const [id, one] of seen) if (one.kind === 'seen') found[id] = one.fact
  return found
}

const why = (seen: Seen | undefined): string => (seen?.kind === 'could-not' ? seen.why : '')

/** No phone rings, no call is queued, and no recording is kept. */
function expectQuiet({ twilio }: StandInAccount): void {
  const { world, phones } = twilio
  expect(world.calls().filter((call) => !isFinished(call))).toEqual([])
  expect(world.recordings().filter(({ status }) => status !== 'deleted')).toEqual([])
  expect(phones.list().filter(({ state }) => state !== 'idle')).toEqual([])
}

async function newFolder(): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'live-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return pathToFileURL(`${folder}/`)
}

describe('npm run live against the stand-in', () => {
  it('finds every point as the stand-in plays it, and leaves nothing behind', async () => {
    const account = open()
    const findings = await tryOut(account, { burst: true })
    // Each is what a file of the stand-in says that it does: cors.ts, call-routes.ts, legs.ts, dial.ts, recorder.ts.
    expect(factsSeen(findings)).toEqual({
      'origin-null': 'let in',
      'origin-file': 'let in',
      'origin-surveycto': 'let in',
      'origin-https': 'let in',
      'preflight-kept': 'not said',
      'readable-401': 'can be read',
      'readable-400': 'can be read',
      'readable-429': 'can be read',
      head: 'answered',
      'voice-readable': 'can be read',
      'new-call-dates': 'none',
      'list-lag': 0,
      'start-ringing': 'when it was made',
      'hung-up-ringing': 'canceled',
      'start-unanswered': 'when it was made',
      unanswered: 'no-answer',
      busy: 'busy',
      'legs-unanswered': 'completed, no-answer',
      'legs-hung-up': 'completed, canceled',
      'legs-busy': 'completed, busy',
      'answered-by': 'while the call goes on',
      channels: '2',
      'second-recording': 'begins beside the first',
      sound: 'at once',
      'sound-readable': 'can be read',
      'timeout-activity': 'taken',
    })
    expect(
      tableOf(findings)
        .slice(1)
        .map((row) => row.at(-1)),
    ).toEqual(pointIds.map(() => 'agrees'))
    expect(findings.left).toEqual([])
    expect(account.twilio.world.recordings()).toHaveLength(2)
    expectQuiet(account)
  })

  it('sees where Twilio does otherwise', async () => {
    const sound = { cors: false, redirectTo: 'https://media.example.org' }
    const account = open({ cancelledLegStatus: 'no-answer', listsLagMs: 7000, sound })
    const findings = await tryOut(account)
    expect(factsSeen(findings)).toMatchObject({
      'legs-hung-up': 'completed, no-answer',
      'list-lag': 7,
      sound: 'sent on to another address',
      'sound-readable': 'cannot be read',
    })
    const verdicts = new Map(tableOf(findings).map(([what, , , verdict]) => [what, verdict]))
    expect(verdicts.get(pointCalled('sound').what)).toBe('differs')
    expect(verdicts.get(pointCalled('legs-hung-up').what)).toBe('agrees')
    expectQuiet(account)
  })

  it('sees pages kept out, and other answers than those that it looks for', async () => {
    const account = open()
    account.twilio.faults.add({ when: { method: 'OPTIONS' }, do: { kind: 'no-cors' } })
    account.twilio.faults.add({ when: { method: 'HEAD' }, do: { kind: 'status', status: 403 } })
    account.twilio.faults.add({ when: { method: 'GET', path: 'Countries' }, do: { kind: 'no-cors' } })
    const { seen } = await tryOut(account)
    expect(seen.get('origin-null')).toEqual({ kind: 'seen', fact: 'not let in' })
    expect(seen.get('origin-file')).toEqual({ kind: 'seen', fact: 'let in' })
    expect(seen.get('head')).toEqual({ kind: 'seen', fact: 'refused with 403' })
    expect(seen.get('voice-readable')).toEqual({ kind: 'seen', fact: 'cannot be read' })
  })

  it('takes nothing for seen where somebody has answered', async () => {
    const account = open()
    account.twilio.phones.setHabit(account.trial.ownNumber, { kind: 'answers', afterMs: 1500 })
    const { seen } = await tryOut(account)
    expect(why(seen.get('unanswered'))).toBe('your phone, or its voice mail, has answered')
    expectQuiet(account)
  })

  it('says what it has no number for, and rings nobody for it', async () => {
    const account = open()
    const change = {
      answeringNumber: undefined,
      busyNumber: undefined,
      workspaceSid: undefined,
      burst: false,
    }
    const { seen } = await tryOut(account, change)
    expect(why(seen.get('legs-busy'))).toBe('ANSWERING_NUMBER is not named')
    expect(why(seen.get('busy'))).toBe('BUSY_NUMBER is not named')
    expect(why(seen.get('timeout-activity'))).toBe('TASKROUTER_WORKSPACE_SID is not named')
    expect(why(seen.get('readable-429'))).toContain('--burst')
    expect(new Set(account.twilio.world.calls().map(({ to }) => to))).toEqual(
      new Set([account.trial.ownNumber]),
    )
  })

  it('says Twilio’s code where it refuses, and not its words, which hold a number', async () => {
    const account = open({ blockedNumbers: ['+255754000001'] })
    const { seen } = await tryOut(account)
    expect(why(seen.get('unanswered'))).toMatch(/^The call: refused with 21216: https/)
    expect([...seen.values()].map(why).join()).not.toContain('255754')
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('ends what was begun when it is stopped in scene %i', async (at) => {
    const account = open()
    const controller = new AbortController()
    const titles = scenes.map(({ title }) => title)
    const tell = (line: string): void => {
      // A moment into the scene, so that a call of it rings, or people talk.
      if (line.startsWith(titles[at + 1] ?? '-')) account.clock.after(3500, () => controller.abort())
    }
    const findings = await tryOut(account, {}, { stop: controller.signal, tell })
    expect(findings.wasStopped).toBe(true)
    expect(findings.seen.get('timeout-activity')).toEqual({ kind: 'could-not', why: 'stopped before' })
    expect([...findings.seen.keys()].sort()).toEqual([...pointIds].sort())
    expectQuiet(account)
  })

  it('finds and ends a call of which no answer came back', async () => {
    const account = open()
    const isPlaced = { method: 'POST', path: /Calls\.json$/ }
    // The first is the one that names nobody.
    account.twilio.faults.add({ when: isPlaced, skip: 1, do: { kind: 'drop-after' } })
    const controller = new AbortController()
    const tell = (line: string): void => {
      if (line.startsWith(scenes[2]?.title ?? '-')) controller.abort()
    }
    const findings = await tryOut(account, {}, { stop: controller.signal, tell })
    expect(why(findings.seen.get('new-call-dates'))).toBe('The call: no usable answer (network)')
    expect(account.twilio.world.calls()).toHaveLength(1)
    expectQuiet(account)
  })

  it('waits for no answer for ever', async () => {
    const account = open()
    account.twilio.faults.add({ do: { kind: 'hang' }, times: 'always' })
    account.twilio.faults.add({ when: { method: 'OPTIONS' }, do: { kind: 'hang' }, times: 'always' })
    const lines: string[] = []
    const findings = await tryOut(account, {}, { tell: (line) => lines.push(line) })
    expect(factsSeen(findings)).toEqual({})
    expect(findings.left).toEqual(expect.arrayContaining([expect.stringContaining('nothing came back')]))
    expect(lines).toEqual(expect.arrayContaining([...findings.left]))
    expect(account.clock.pending()).toBe(0)
  })

  it('asks every request with the credentials in its header alone', async () => {
    const account = open()
    await tryOut(account)
    const asked = JSON.stringify(account.twilio.requests)
    expect(asked).not.toContain(account.trial.credentials.password)
  })
})

describe('the facts', () => {
  it('are written without a number or a SID, and read as they were seen', async () => {
    const folder = await newFolder()
    const findings = await tryOut(open())
    await writeFacts(folder, findings, Date.UTC(2026, 10, 30))
    const names = await readdir(folder)
    expect(names).toEqual(
      expect.arrayContaining(['points.json', 'new-call.json', 'refused-login.json', 'ringing-call.json']),
    )
    for (const name of names) {
      const text = await readFile(new URL(name, folder), 'utf8')
      expect(text, name).not.toMatch(/\+?\d{7}|[A-Z]{2}[0-9a-f]{32}/)
    }
    expect(await factsIn(folder)).toEqual({ recorded: '2026-11-30', points: factsSeen(findings) })
  })

  it('have a play of the stand-in for every shape that is kept, which gives the same', async () => {
    const { shapes } = await tryOut(open())
    expect(shapes.size).toBe(7)
    for (const [of, shape] of shapes) {
      const play = plays[of]
      if (!play) throw new Error(`No play for ${of}`)
      expect([of, ...differences(shape, await play())]).toEqual([of])
    }
  })

  it('keep what a later run could not look at', async () => {
    const folder = await newFolder()
    await writeFacts(folder, await tryOut(open()), Date.UTC(2026, 10, 30))
    const less = await tryOut(open({ listsLagMs: 3000 }), { answeringNumber: undefined })
    await writeFacts(folder, less, Date.UTC(2026, 11, 24))
    expect(await factsIn(folder)).toMatchObject({
      recorded: '2026-12-24',
      points: { 'list-lag': 3, 'legs-busy': 'completed, busy' },
    })
  })

  it.each([
    [{}, '`points`'],
    [{ recorded: 'today', points: {} }, '`recorded`'],
    [{ recorded: '2026-11-30', points: { nothing: 1 } }, 'nothing'],
    [{ recorded: '2026-11-30', points: { head: null } }, 'head'],
  ])('are refused with what is wrong in them: %o', (data, named) => {
    expect(() => readFacts(data)).toThrow(named)
  })

  it('are what the stand-in is held to: it plays every point as it was found at Twilio', async () => {
    const standIn = factsOf(await tryOut(open()), 0)
    const otherwise: Facts = {
      recorded: '2026-11-30',
      points: { sound: 'sent on', head: 'answered', 'list-lag': 9 },
    }
    expect(playedOtherwise(otherwise, standIn)).toEqual(['sound: sent on at Twilio, at once by the stand-in'])
    const found = await factsIn(new URL('../recorded/live/', import.meta.url))
    expect(found ? playedOtherwise(found, standIn) : []).toEqual([])
  })
})

describe('the points', () => {
  it('are each looked at by one scene', () => {
    expect(scenes.flatMap(({ points }) => points).sort()).toEqual([...pointIds].sort())
  })

  it('are each asked on one of the pages', () => {
    const text = pages.map(readPage).join('\n').replace(/\s+/g, ' ')
    expect(pointIds.filter((id) => !text.includes(pointCalled(id).asked))).toEqual([])
  })
})
