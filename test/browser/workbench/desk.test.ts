import { expect, it } from 'vitest'
import { say } from '../../../src/desk/words/say.ts'
import { partsOf } from '../../../src/stand-in/twilio/sound/parts.ts'
import { writeWav } from '../../../src/stand-in/twilio/sound/wav.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { handsOn } from '../desk/open-desk.ts'
import { filesOfFolder, folderInMemory } from '../desk/page-tools.ts'
import { useWorkbench } from './use-workbench.ts'

describeInChromium('the desk that the workbench serves', () => {
  const open = useWorkbench()

  it('has the calls that were placed there, and their sealed sound', async () => {
    const { workbench, page } = open()
    const { twilio } = workbench
    twilio.behaviour.processingMs = 10
    await page.goto(workbench.pageUrl)
    await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
    const [key] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#recordings-encryption').selectOption('encrypted'),
    ])
    await expect.poll(() => twilio.behaviour.encryption).not.toBe(null)
    const field = page.frameLocator('#field')
    await field.getByRole('button', { name: 'Call', exact: true }).click()
    await page.locator('#phone-enumerator').getByRole('button', { name: 'Answer' }).click()
    await page.locator('#phone-respondent').getByRole('button', { name: 'Answer' }).click()
    await field.getByText('Talking with Maria').waitFor()
    await page.locator('#phone-respondent').getByRole('button', { name: 'Hang up' }).click()
    await field.getByText('Talked with Maria').waitFor()

    const asked: string[] = []
    const problems: string[] = []
    const deskPage = await page.context().newPage()
    deskPage.on('request', (request) => asked.push(new URL(request.url()).origin))
    deskPage.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    deskPage.on('pageerror', (error) => problems.push(String(error)))
    await deskPage.addInitScript(folderInMemory)
    await deskPage.goto(`${workbench.pageUrl}/desk`)
    const desk = handsOn(deskPage)
    await desk.button('takeOffer').click()
    await deskPage.getByRole('heading', { name: say('foundTitle') }).waitFor()
    await desk.openTab('reportTab')
    const totals = await desk.rows('totalsTitle')
    expect(totals.slice(1, 4).map(([, value]) => value)).toEqual(['1', '100.0%', '100.0%'])

    await desk.openTab('recordingsTab')
    await deskPage.getByLabel(say('keysLabel')).setInputFiles(await key.path())
    await desk.button('findButton').click()
    await deskPage.getByText('Recordings found: 1, of 1 calls. Encrypted: 1.').waitFor()
    await desk.button('fetchToFolder').click()
    await deskPage.getByText('Fetched: 1. There already: 0. Not fetched: 0.').waitFor()
    const [recording] = twilio.world.recordings()
    if (!recording) throw new Error('Nothing was recorded.')
    const files = [...(await filesOfFolder(deskPage))]
    const [, sound] =
      files.find(([name]) => name.endsWith(`__${recording.callSid}__${recording.sid}.wav`)) ?? []
    expect(sound?.equals(writeWav(partsOf(recording, twilio.world, 'none'), 2))).toBe(true)
    await deskPage.getByRole('button', { name: /^Play the recording/ }).click()
    await deskPage.getByRole('slider').waitFor()
    const own = [workbench.pageUrl, workbench.twilioUrl]
    expect(asked.filter((origin) => origin !== 'null' && !own.includes(origin))).toEqual([])
    expect(asked).toContain(workbench.twilioUrl)
    expect(problems).toEqual([])
  })
})
