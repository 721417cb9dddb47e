import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import { say } from '../../../src/desk/words/say.ts'
import { englishCheck } from '../../../src/plugin/words/english/check-words.ts'
import { standInAccount } from '../../../src/stand-in/twilio/account.ts'
import { createStandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { realClock } from '../../../src/twilio/clock.ts'
import { answerOf, csvOf, keyOf } from '../../desk/data/exports.ts'
import { readSheets } from '../../extras/forms/workbook.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { type OpenDesk, useDesk } from './open-desk.ts'

const { sid, apiKey, apiSecret } = standInAccount
const ownPhone = '+254700000001'
const secrets = [sid, apiKey, apiSecret, '+12025550110', ownPhone, '+254711222333']

/** Without what Chromium says by itself of a 404, which is what a look at no call is answered. */
const own = (problems: readonly string[]) =>
  problems.filter((text) => !text.startsWith('Failed to load resource'))

/** Looks, and gives how each thing was found, by its name. */
async function look(desk: OpenDesk): Promise<Map<string, string>> {
  await desk.button('lookButton').click()
  const looked = desk.card('lookTitle')
  await looked.getByText(say('lookLogin')).waitFor()
  const lines = await looked
    .locator('li')
    .evaluateAll((all) =>
      all.map((one) => [one.querySelector('strong')?.textContent ?? '', one.className] as const),
    )
  return new Map(lines)
}

async function fill(desk: OpenDesk): Promise<void> {
  await desk.openTab('setUpTab')
  const panel = desk.page.locator('#panel-set-up')
  const put = (label: string, text: string) => panel.getByLabel(label, { exact: true }).fill(text)
  await put(say('accessAccount'), sid)
  await put(say('accessUser'), apiKey)
  await put(say('accessSecret'), apiSecret)
  await put(say('numbersTwilio'), '+1 202 555 0110')
  await put(say('numbersOwn'), ownPhone)
  await put(say('numbersRespondent'), '+254711222333')
  await put(say('formTitle'), 'Household survey')
}

describeInChromium('setting up in the desk, opened from disk', () => {
  const open = useDesk()

  it('looks at the account, gives the files, and keeps nothing', async () => {
    const twilio = createStandInTwilio({ clock: realClock })
    const desk = await open({ twilio })
    const { page, problems } = desk
    await desk.openTab('setUpTab')
    // Nobody who has put in nothing yet is told what is missing.
    expect(await page.locator('#panel-set-up .box.bad').count()).toBe(0)
    await fill(desk)
    const found = await look(desk)
    expect(found.get(englishCheck.checkCredentials)).toBe('yes')
    expect(found.get(englishCheck.checkCallerId)).toBe('yes')
    expect(found.get(englishCheck.checkCountry)).toBe('yes')
    expect(found.get(englishCheck.checkChange)).toBe('unknown')
    const methods = new Set(twilio.requests.map(({ method }) => method))
    expect([...methods].filter((method) => !['GET', 'OPTIONS'].includes(method))).toEqual([])

    const csv = await desk.downloadBy(page.getByRole('button', { name: 'twilio_key.csv' }))
    expect(csv).toEqual({
      name: 'twilio_key.csv',
      content: Buffer.from(
        `accessid_key,sid,apikey,apisecret,number\n1234,${sid},${apiKey},${apiSecret},+12025550110\n`,
      ),
    })
    await page.getByLabel(say('formId'), { exact: true }).fill('household_survey')
    const form = await desk.downloadBy(desk.button('downloadForm'))
    expect(form.name).toBe('household_survey.xlsx')
    expect(form.content.subarray(0, 2).toString()).toBe('PK')

    await desk.openTab('dataTab')
    await desk.takeIn(
      csvOf([
        ['KEY', 'call'],
        [keyOf(1), answerOf(1)],
      ]),
    )
    await desk.openTab('recordingsTab')
    const recordings = page.locator('#panel-recordings')
    expect(await recordings.getByLabel(say('accessUser'), { exact: true }).inputValue()).toBe(apiKey)
    expect(await recordings.getByLabel(say('accessSecret'), { exact: true }).inputValue()).toBe(apiSecret)
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]))
    expect(secrets.filter((secret) => stored.includes(secret))).toEqual([])
    expect(own(problems)).toEqual([])
  })

  it('finds that the respondent’s country may not be called, where nobody has switched it on', async () => {
    const twilio = createStandInTwilio({ clock: realClock })
    twilio.behaviour.forbiddenPrefixes = ['+255']
    const desk = await open({ twilio })
    await fill(desk)
    const respondent = desk.page.getByLabel(say('numbersRespondent'), { exact: true })
    await respondent.fill('+255711222333')
    const found = await look(desk)
    expect(found.get(`${englishCheck.checkCountry}, 1`)).toBe('yes')
    expect(found.get(`${englishCheck.checkCountry}, 2`)).toBe('no')
    const line = desk.card('lookTitle').locator('li.no')
    expect(await line.innerText()).toContain('Voice > Settings > Geo permissions')
    twilio.behaviour.forbiddenPrefixes = []
    await desk.button('lookButton').click()
    await line.waitFor({ state: 'detached' })
    expect(own(desk.problems)).toEqual([])
  })

  it('takes another sample form from the disk, and says what it is, and what it reads besides', async () => {
    const desk = await open()
    await fill(desk)
    const card = desk.card('attachTitle')
    const choose = desk.page.getByLabel(say('formOwnSample'), { exact: true })
    const forms = fileURLToPath(new URL('../../../extras/forms/', import.meta.url))
    await choose.setInputFiles(`${forms}twilio_key.csv`)
    await card.getByText(say('formNoWorkbook')).waitFor()
    const name = 'twilio-call-panel.xlsx'
    await choose.setInputFiles(forms + name)
    await card.getByText(say('formChosen', { name })).waitFor()
    await desk.page.getByLabel(say('formId'), { exact: true }).fill('panel_survey')
    const form = await desk.downloadBy(desk.button('downloadForm'))
    expect(form.name).toBe('panel_survey.xlsx')
    await card.getByText(say('formReads', { names: 'enumerator_phones' })).waitFor()
    const { survey } = await readSheets(form.content)
    expect(survey.map((row) => row.name)).toContain('respondent_number')
  })

  it('rings one’s own phone once, after a second yes, and hangs up', async () => {
    const twilio = createStandInTwilio({ clock: realClock })
    twilio.phones.setHabit(ownPhone, { kind: 'manual' })
    const desk = await open({ twilio })
    await fill(desk)
    const placed = () =>
      twilio.requests.filter(({ method, path }) => method === 'POST' && /Calls\.json/.test(path))
    await desk.button('testButton').click()
    expect(placed()).toHaveLength(0)
    await desk.page.getByRole('button', { name: /^Yes, ring/ }).dblclick()
    await desk.card('testTitle').getByText(say('testRinging')).waitFor()
    await desk.button('testHangUp').click()
    await desk
      .card('testTitle')
      .getByText(say('testCanceled'))
      .or(desk.card('testTitle').getByText(say('testCompleted')))
      .waitFor()
    expect(placed()).toHaveLength(1)
    expect(own(desk.problems)).toEqual([])
  })

  it.each([
    { width: 360, scheme: 'dark' },
    { width: 1200, scheme: 'light' },
  ] as const)('is for everybody: $width pixels, $scheme', async ({ width, scheme }) => {
    const desk = await open({ width })
    const { page } = desk
    await page.emulateMedia({ colorScheme: scheme })
    await fill(desk)
    await page.getByLabel(say('usesService')).check()
    await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
    await page.getByLabel('ring_seconds').fill('4')
    await page.evaluate(axe.source)
    const wrong = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))',
    )
    expect(wrong).toEqual([])
    const low = await page
      .locator('#panel-set-up')
      .locator('button:visible, input:not([type=checkbox]):visible, select:visible, summary:visible')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map(({ outerHTML }) => outerHTML),
      )
    expect(low).toEqual([])
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
  })
})
