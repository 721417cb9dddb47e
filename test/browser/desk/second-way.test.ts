import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { say } from '../../../src/desk/words/say.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { useDesk } from './open-desk.ts'
import { filesOfFolder, folderInMemory } from './page-tools.ts'
import { openRecorded, team } from './recorded-survey.ts'

/** What curl does with the list: each address to the file named below it. */
function jobsIn(list: string): { readonly url: string; readonly output: string }[] {
  return [...list.matchAll(/^url = "(.+)"\noutput = "(.+)"$/gm)].map(([, url = '', output = '']) => ({
    url,
    output,
  }))
}

describeInChromium('sounds that the browser may not read', () => {
  const open = useDesk()

  it('come by curl, with no secret in its list, and are opened and named by the page', async () => {
    const survey = await openRecorded(open, 3, {
      behaviour: { encryption: team.twilio, sound: { cors: false, redirectTo: null } },
      before: folderInMemory,
    })
    const { desk, twilio, sounds, input } = survey
    const { page } = desk
    const key = { name: 'private_key.pem', mimeType: '', buffer: Buffer.from(team.pkcs8) }
    await input('Key files').setInputFiles(key)
    await survey.find()
    await desk.button('fetchToFolder').click()
    await page.getByText(say('whyKeptFromPage')).first().waitFor()
    expect((await filesOfFolder(page)).size).toBe(0)

    const { name, content } = await desk.downloadBy(desk.button('curlSave'))
    const list = content.toString()
    const jobs = jobsIn(list)
    expect(name).toBe('download.txt')
    expect(jobs.map(({ output }) => output).sort()).toEqual([...sounds.keys()].sort())
    const { apiKey, apiSecret, authToken } = twilio.account
    for (const secret of [apiSecret, authToken, btoa(`${apiKey}:${apiSecret}`), 'PRIVATE KEY'])
      expect(list).not.toContain(secret)
    expect(await page.locator('pre').innerText()).toBe(`curl -u ${apiKey} -K download.txt`)

    const folder = join(await mkdtemp(join(tmpdir(), 'curl ')), 'sounds')
    onTestFinished(() => rm(join(folder, '..'), { recursive: true }))
    await mkdir(folder)
    const authorization = `Basic ${btoa(`${apiKey}:${apiSecret}`)}`
    for (const { url, output } of jobs) {
      const answer = await twilio.fetch(new Request(url, { headers: { Authorization: authorization } }))
      await writeFile(join(folder, output), new Uint8Array(await answer.arrayBuffer()))
    }
    await input('The folder with the sounds').setInputFiles(folder)
    await page.getByText(say('curlTaken', { count: 3, all: 3 })).waitFor()
    await desk.button('curlSaveSounds').click()
    await page.getByText('Fetched: 3. There already: 0. Not fetched: 0.').waitFor()
    const files = await filesOfFolder(page)
    expect([...files.keys()].sort()).toEqual([...sounds.keys(), 'index.csv'].sort())
    expect([...sounds].filter(([file, sound]) => !files.get(file)?.equals(sound))).toEqual([])
  })
})
