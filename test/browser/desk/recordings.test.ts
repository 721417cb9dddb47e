import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { say } from '../../../src/desk/words/say.ts'
import { pitches } from '../../../src/stand-in/twilio/sound/wav.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { patienceMs } from '../patience.ts'
import { useDesk } from './open-desk.ts'
import { filesOfFolder, folderInMemory, heardNow, listenIn, withoutFolders } from './page-tools.ts'
import { openRecorded, team } from './recorded-survey.ts'

/** Levels are those of the last quarter of a second. */
const soon = { timeout: patienceMs, interval: 400 }

describeInChromium('recordings, on a page opened from disk', () => {
  const open = useDesk()

  it('fetches twenty encrypted ones to a folder, byte for byte, and deletes them with proof', async () => {
    const survey = await openRecorded(open, 20, {
      behaviour: { encryption: team.twilio },
      before: folderInMemory,
    })
    const { desk, twilio, sounds, input } = survey
    const { page } = desk
    const key = { name: 'private_key.pem', mimeType: '', buffer: Buffer.from(team.pkcs8) }
    await input('Key files').setInputFiles(key)
    await page.getByText('private_key.pem: ready.').waitFor()
    await survey.find()
    await desk.button('fetchToFolder').click()
    await page.getByText('Fetched: 20. There already: 0. Not fetched: 0.').waitFor()
    const files = await filesOfFolder(page)
    const index: Record<string, string>[] = parse(files.get('index.csv') ?? '', { bom: true, columns: true })
    files.delete('index.csv')
    expect([...files.keys()].sort()).toEqual([...sounds.keys()].sort())
    expect([...sounds].filter(([name, sound]) => !files.get(name)?.equals(sound))).toEqual([])
    const measured = index.map((row) => [row['file'], row['seconds_of_sound'], row['channel_2_silent']])
    expect(measured.sort()).toEqual([...sounds.keys()].sort().map((name) => [name, '6', 'no']))

    const remove = desk.button('removeButton', { count: 20 })
    expect(await remove.isDisabled()).toBe(true)
    await input('To go on, type how many').fill('19')
    expect(await remove.isDisabled()).toBe(true)
    await input('To go on, type how many').fill('20')
    // What Twilio answers to a GET is held up after the first was deleted.
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route(/\/Recordings\/RE\w+\.json/, async (route, request) => {
      if (request.method() === 'GET') await held
      await route.continue()
    })
    const isDeleted = ({ status }: { readonly status: string }) => status === 'deleted'
    await remove.click()
    await expect.poll(() => twilio.world.recordings().filter(isDeleted).length, soon).toBe(1)
    expect(await page.getByText(say('removeGoing', { gone: 0, all: 20 })).isVisible()).toBe(true)
    expect(
      await page.locator('#panel-recordings td').getByText(say('stateDeleted'), { exact: true }).count(),
    ).toBe(0)
    letThrough()
    await page.getByText(say('removeEnd', { gone: 20, failed: 0, waiting: 0 })).waitFor()
    expect(twilio.world.recordings().every(isDeleted)).toBe(true)

    const proof = await desk.downloadBy(desk.button('removeProof'))
    expect(proof.name).toBe('deleted-recordings.csv')
    const rows: Record<string, string>[] = parse(proof.content, { bom: true, columns: true })
    const told = rows.map(({ recording_sid, call_sid, outcome }) => `${recording_sid} ${call_sid} ${outcome}`)
    const asked = twilio.world.recordings().map(({ sid, callSid }) => `${sid} ${callSid} deleted`)
    expect(told.sort()).toEqual(asked.sort())
    for (const { recording_sid: sid, get_http_status, get_said } of rows) {
      expect(`${get_http_status} ${get_said}`).toBe('200 status deleted')
      const requests = twilio.requests.filter(({ path }) => path.includes(`${sid}.json`))
      expect(requests.map(({ method }) => method)).toEqual(['DELETE', 'GET'])
    }
    expect(desk.problems).toEqual([])
  })

  it('gives them as a zip where the browser has no folders', async () => {
    const survey = await openRecorded(open, 4, {
      behaviour: { encryption: team.twilio },
      before: withoutFolders,
    })
    const { desk, sounds, input } = survey
    const key = { name: 'private_key.pem', mimeType: '', buffer: Buffer.from(team.pkcs1) }
    await input('Key files').setInputFiles(key)
    await survey.find()
    const zip = await desk.downloadBy(desk.button('fetchToZip'))
    expect(zip.name).toBe('recordings-1.zip')
    const files = unzipSync(new Uint8Array(zip.content))
    expect(Object.keys(files).sort()).toEqual([...sounds.keys(), 'index.csv'].sort())
    expect([...sounds].filter(([name, sound]) => !sound.equals(files[name] ?? Buffer.of()))).toEqual([])
  })

  it('lets each side be heard alone, in both ears', async () => {
    const survey = await openRecorded(open, 1, { before: listenIn })
    const { page } = survey.desk
    await survey.find()
    await page.getByRole('button', { name: /^Play the recording/ }).click()
    const play = survey.desk.button('listenPlay')
    const place = page.getByRole('slider')
    await play.waitFor()
    /** Which side is heard in each ear, E for the enumerator and R for the respondent, from this second on. */
    const hears = (from: string) => async () => {
      if (await play.isVisible()) await play.click()
      const ears = await heardNow(page, [pitches.enumerator, pitches.respondent])
      // A busy machine must not find the sound at its end.
      await place.fill(from)
      return ears
        .map((levels) => ['E', 'R'].filter((_, side) => (levels[side] ?? 0) > 0.2).join(''))
        .join(' ')
    }
    const listenTo = (side: 'sideBoth' | 'sideEnumerator' | 'sideRespondent') =>
      page.getByRole('radio', { name: say(side), exact: true }).check()
    const swap = page.getByRole('checkbox', { name: say('listenSwap') })
    await expect.poll(hears('2'), soon).toBe('E R')
    await listenTo('sideEnumerator')
    await expect.poll(hears('2'), soon).toBe('E E')
    await listenTo('sideRespondent')
    await expect.poll(hears('2'), soon).toBe('R R')
    await swap.check()
    await expect.poll(hears('2'), soon).toBe('E E')
    await swap.uncheck()
    await listenTo('sideBoth')
    // While it rang the enumerator was alone.
    await expect.poll(hears('0'), soon).toBe('E ')
    expect(survey.desk.problems).toEqual([])
  })
})
