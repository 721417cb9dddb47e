import { createDecipheriv, privateDecrypt } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type PrivateKey, readKeyFile } from '../../../../src/desk/recordings/access/private-keys.ts'
import { type Found, findRecordings } from '../../../../src/desk/recordings/choose/find.ts'
import { type Progress, type RunSettings, runThrough } from '../../../../src/desk/recordings/fetch/run.ts'
import { folderShelf, type Shelf } from '../../../../src/desk/recordings/fetch/shelf.ts'
import { readTakenIn, soundFiles } from '../../../../src/desk/recordings/fetch/taken-in.ts'
import { zipShelf } from '../../../../src/desk/recordings/fetch/zip-shelf.ts'
import { failed } from '../../../../src/desk/recordings/outcome.ts'
import type { Behaviour } from '../../../../src/stand-in/twilio/behaviour.ts'
import { createFolder, foundOf, makeKeys, recordInterviews, recordingSid } from '../scene.ts'

const team = makeKeys()
const signal = new AbortController().signal

async function keysOf(...pems: string[]): Promise<PrivateKey[]> {
  const files = await Promise.all(pems.map((pem, index) => readKeyFile(`${index}.pem`, pem)))
  return files.flatMap((file) => (file.kind === 'key' ? [file.key] : []))
}

/** Recordings at the stand-in, found, and a folder to write them to. */
async function setScene(count: number, behaviour?: Partial<Behaviour>) {
  const scene = await recordInterviews(count, behaviour)
  const accountSid = scene.twilio.account.sid
  const { send } = scene.session()
  const finding = await findRecordings(send, accountSid, scene.candidates, { signal, seen: () => {} })
  const found = finding.kind === 'found' ? finding.found : []
  const { folder, files } = createFolder()
  const fetched: string[] = []
  const progress = new Map<string, Progress>()
  const settings = (more: Partial<RunSettings> = {}): RunSettings => ({
    shelf: folderShelf(folder),
    keys: [],
    signal,
    get: async ({ recording: { sid } }, came) => {
      fetched.push(sid)
      return scene.session().fetchSound({ accountSid, sid, signal, came })
    },
    changed: ({ recording }, next) => progress.set(recording.sid, next),
    ...more,
  })
  /** The sound as Twilio has it, without the page. */
  const raw = async (sid: string) => {
    const { sid: user, authToken } = scene.twilio.account
    const headers = { Authorization: `Basic ${btoa(`${user}:${authToken}`)}` }
    const url = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`
    const json = await (await scene.twilio.fetch(new Request(`${url}.json`, { headers }))).json()
    const sound = await scene.twilio.fetch(new Request(`${url}.wav`, { headers }))
    return { details: Object(json).encryption_details, sound: Buffer.from(await sound.arrayBuffer()) }
  }
  const kinds = () => [...progress.values()].map((one) => (one.kind === 'failed' ? one.why : one.kind))
  return { ...scene, accountSid, found, files, fetched, progress, settings, raw, kinds }
}

describe('fetching what was found', () => {
  it('writes each sound under its name, byte for byte as node:crypto opens it, and says what lies there', async () => {
    const scene = await setScene(5, { encryption: team.twilio })
    const run = await runThrough(
      scene.found,
      scene.settings({ keys: await keysOf(makeKeys().pkcs8, team.pkcs1) }),
    )
    expect(run.kind).toBe('done')
    expect(scene.kinds()).toEqual(Array(5).fill('written'))
    for (const { name, recording } of scene.found) {
      const { details, sound } = await scene.raw(recording.sid)
      const cek = privateDecrypt(
        { key: team.privateKey, oaepHash: 'sha256' },
        Buffer.from(details.encrypted_cek, 'base64'),
      )
      const cipher = createDecipheriv('aes-256-gcm', cek, Buffer.from(details.iv, 'base64'))
      cipher.setAuthTag(sound.subarray(-16))
      const plain = Buffer.concat([cipher.update(sound.subarray(0, -16)), cipher.final()])
      expect(scene.files.get(name)?.equals(plain)).toBe(true)
    }
    expect([...scene.files.keys()].sort()).toEqual(
      [...scene.found.map(({ name }) => name), 'index.csv'].sort(),
    )
    const rows: unknown[] = parse(scene.files.get('index.csv') ?? '', { columns: true, bom: true })
    expect(rows).toHaveLength(5)
    const first = rows.map(Object).find(({ file }) => file === scene.found[0]?.name)
    expect(first).toMatchObject({
      KEY: scene.found[0]?.candidate.interview.key,
      call_of_field: '1',
      seconds_at_twilio: '6',
      seconds_of_sound: '6',
      channels: '2',
      channel_1_silent: 'no',
      channel_2_silent: 'no',
      interview_done: 'yes',
    })
    // A tone of a pitch at half of full scale lies at 20 log10(0.5 / sqrt 2); both tones are somewhere there.
    expect(Number(first.channel_1_loudest_dbfs)).toBeLessThan(0)
    expect(Number(first.channel_1_loudest_dbfs)).toBeGreaterThan(-30)
  })

  it('does not fetch again what is there whole, and fetches what is not', async () => {
    const scene = await setScene(4)
    await runThrough(scene.found.slice(0, 3), scene.settings())
    const [first, second] = scene.found
    const whole = scene.files.get(first?.name ?? '')
    if (!first || !second || !whole) throw new Error('Nothing was written.')
    scene.files.set(second.name, whole.subarray(0, 5000))
    scene.fetched.length = 0
    await runThrough(scene.found, scene.settings())
    expect(scene.fetched.sort()).toEqual([second, scene.found[3]].map((one) => one?.recording.sid).sort())
    expect(scene.files.get(second.name)?.length).toBe(whole.length)
    expect(scene.kinds().sort()).toEqual(['there', 'there', 'written', 'written'])
    // The index has all that lies in the folder, those of the first run too.
    expect(parse(scene.files.get('index.csv') ?? '', { columns: true, bom: true })).toHaveLength(4)
  })

  it('keeps in the index what another sample has put into the folder', async () => {
    const scene = await setScene(3)
    await runThrough(scene.found.slice(0, 1), scene.settings())
    const before: unknown[] = parse(scene.files.get('index.csv') ?? '', { columns: true, bom: true })
    await runThrough(scene.found.slice(1), scene.settings())
    const rows: unknown[] = parse(scene.files.get('index.csv') ?? '', { columns: true, bom: true })
    expect(rows).toHaveLength(3)
    expect(rows).toContainEqual(before[0])
  })

  it('has at most three on their way at once', async () => {
    const scene = await setScene(0)
    let running = 0
    let most = 0
    const get = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return failed('gone')
    }
    const jobs = Array.from({ length: 10 }, (_, index) => foundOf({ sid: `RE${index}` }))
    await runThrough(jobs, scene.settings({ get }))
    expect([most, scene.kinds()]).toEqual([3, Array(10).fill('gone')])
  })

  it.each([
    ['wrongKey', () => keysOf(makeKeys().pkcs8)],
    ['noKey', () => keysOf()],
  ])('writes nothing of what cannot be opened: %s', async (why, keys) => {
    const scene = await setScene(2, { encryption: team.twilio })
    await runThrough(scene.found, scene.settings({ keys: await keys() }))
    expect(scene.kinds()).toEqual([why, why])
    expect([...scene.files.keys()]).toEqual([])
  })

  it('writes no page that somebody in between sends in place of a sound', async () => {
    const scene = await setScene(1)
    const page = new TextEncoder().encode('<html>Log in</html>')
    await runThrough(scene.found, scene.settings({ get: async () => ({ kind: 'done', data: page }) }))
    expect([scene.kinds(), scene.files.size]).toEqual([['notSound'], 0])
  })

  it('begins no other when the browser keeps sounds from the page', async () => {
    const scene = await setScene(6, { sound: { cors: false, redirectTo: null } })
    await runThrough(scene.found, scene.settings())
    expect(new Set(scene.kinds())).toEqual(new Set(['keptFromPage']))
    expect(scene.progress.size).toBe(3)
  })

  it('begins no other when it is stopped', async () => {
    const scene = await setScene(6)
    const stop = new AbortController()
    const get: RunSettings['get'] = async () => {
      stop.abort()
      return failed('stopped')
    }
    await runThrough(scene.found, scene.settings({ get, signal: stop.signal }))
    expect(scene.progress.size).toBeLessThanOrEqual(3)
  })

  it('says of each what it cannot fetch yet or any more, without asking for it', async () => {
    const scene = await setScene(0)
    const jobs = [foundOf({ sid: 'RE1', status: 'processing' }), foundOf({ sid: 'RE2', status: 'absent' })]
    await runThrough(jobs, scene.settings())
    expect([scene.kinds(), scene.fetched]).toEqual([['notReady', 'gone'], []])
  })

  it('says that a folder cannot be written to, of the sounds and of the index', async () => {
    const scene = await setScene(1)
    const full: Shelf = {
      read: async () => undefined,
      write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      close: async () => new Set<string>(),
    }
    await runThrough(scene.found, scene.settings({ shelf: full }))
    expect(scene.kinds()).toEqual(['notWritten'])
    const write: Shelf['write'] = async (name) => {
      if (name === 'index.csv') throw new DOMException('full', 'QuotaExceededError')
    }
    const run = await runThrough(scene.found, scene.settings({ shelf: { ...full, write } }))
    expect(run).toEqual({ kind: 'failed', why: 'notWritten' })
  })
})

describe('a zip that cannot be made', () => {
  it('leaves what was in it to be fetched again', async () => {
    const scene = await setScene(2)
    const give = () => {
      throw new RangeError('out of memory')
    }
    await runThrough(scene.found, scene.settings({ shelf: zipShelf(give) }))
    expect(scene.kinds()).toEqual(['notWritten', 'notWritten'])
  })
})

describe('a folder that curl has filled', () => {
  it('is opened, named and indexed without a word to Twilio', async () => {
    const scene = await setScene(2, { encryption: team.twilio })
    const sealed: File[] = []
    for (const { recording } of scene.found.slice(0, 1)) {
      const { sound } = await scene.raw(recording.sid)
      sealed.push(new File([new Uint8Array(sound)], `${recording.sid}.wav`))
    }
    const taken = soundFiles([...sealed, new File(['url = "…"'], 'download.txt')])
    const get = (found: Found) => readTakenIn(taken, found)
    await runThrough(scene.found, scene.settings({ get, keys: await keysOf(team.pkcs8) }))
    expect(scene.kinds().sort()).toEqual(['notInFolder', 'written'])
    expect([...scene.files.keys()].sort()).toEqual(['index.csv', scene.found[0]?.name].sort())
  })

  it('may hold sounds that were opened before', async () => {
    const scene = await setScene(1)
    const [one] = scene.found
    const { sound } = await scene.raw(one?.recording.sid ?? '')
    const opened = foundOf({ encryption: { publicKeySid: 'CR1', sealedKey: 'a', iv: 'a' } })
    const taken = soundFiles([new File([new Uint8Array(sound)], `${recordingSid}.wav`)])
    await runThrough([opened], scene.settings({ get: (found) => readTakenIn(taken, found) }))
    expect(scene.kinds()).toEqual(['written'])
  })
})
