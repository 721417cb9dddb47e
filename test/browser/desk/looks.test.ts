import axe from 'axe-core'
import { expect, inject, it } from 'vitest'
import { describeInChromium } from '../describe-in-chromium.ts'
import { useDesk } from './open-desk.ts'
import { folderInMemory } from './page-tools.ts'
import { openRecorded } from './recorded-survey.ts'

const widths = [360, 1200]
const schemes = ['light', 'dark'] as const
const allLooks = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })))
/** Each width and each scheme once, where most goes wrong. */
const fewLooks = allLooks.filter(({ width, scheme }) => (width === 360) === (scheme === 'dark'))

describeInChromium('the looks of the desk', () => {
  const open = useDesk()

  it.each(inject('looks') === 'every' ? allLooks : fewLooks)(
    'are for everybody in every tab with data: $width pixels, $scheme',
    async ({ width, scheme }) => {
      const survey = await openRecorded(open, 3, { width, before: folderInMemory })
      const { desk, input } = survey
      const { page } = desk
      await page.emulateMedia({ colorScheme: scheme })
      await page.evaluate(axe.source)
      const wrong = async () => ({
        axe: await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))',
        ),
        sideways: await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      })
      const nothing = { axe: [], sideways: 0 }
      for (const tab of ['dataTab', 'reportTab', 'lookTwiceTab'] as const) {
        await desk.openTab(tab)
        await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
        expect(await wrong(), tab).toEqual(nothing)
      }
      // As much of it as can be there at once: what was found and fetched, a player, what is to be deleted, and its end.
      await desk.openTab('recordingsTab')
      await survey.find()
      await desk.button('fetchToFolder').click()
      await page.getByText('Fetched: 3.').waitFor()
      await page
        .getByRole('button', { name: /^Play the recording/ })
        .first()
        .click()
      await page.getByRole('slider').waitFor()
      await input('To go on, type how many').fill('3')
      expect(await wrong(), 'recordings, before they are deleted').toEqual(nothing)
      await desk.button('removeButton', { count: 3 }).click()
      await desk.button('removeProof').waitFor()
      await page.getByText('Shown to be deleted: 3.').waitFor()
      expect(await wrong(), 'recordings, deleted').toEqual(nothing)
    },
  )
})
