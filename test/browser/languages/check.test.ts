import { expect, inject, it } from 'vitest'
import { isRightToLeft, languageCodes } from '../../../src/plugin/words/language-names.ts'
import { languages } from '../../../src/plugin/words/languages.ts'
import { platforms } from '../../../src/stand-in/surveycto/field.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { appearanceOf, standardParameters } from '../../plugin/world/form.ts'
import { misfits, overlaps, violationsIn } from '../access/accessibility.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { pinFonts } from '../fonts.ts'
import { eventually, type Form, useForms } from '../open-form.ts'

const every = inject('looks') === 'every'
/** The soak looks at every language in every app; here each app has one: from the right, the highest, the longest words. */
const cases = every
  ? platforms.flatMap((platform) => languageCodes.map((code) => ({ platform, code })))
  : ([
      { platform: 'android-collect', code: 'am' },
      { platform: 'ios-collect', code: 'pt' },
      { platform: 'web-collect', code: 'ar' },
    ] as const)
const fonts = every ? (['wide', 'usual'] as const) : (['wide'] as const)
/** The narrowest phone and a usual one, in CSS pixels. */
const widths = [320, 360]

/** Of everything that a line of a check may say there is one. */
function planted(twilio: StandInTwilio): Record<string, string | number> {
  const { apiKey, apiSecret } = twilio.account.restricted
  return {
    ...standardParameters(twilio, 'direct'),
    action: 'check',
    auth_token: '',
    api_key: apiKey,
    api_secret: apiSecret,
    to_number: '+254711222333|+255711222333',
    twilio_number: '+12025550199',
    sms_text: 'Hello',
    record: 'consent',
    recrod: 1,
  }
}

function breakAccount({ behaviour }: StandInTwilio): void {
  behaviour.forbiddenPrefixes = ['+255']
  behaviour.restrictedPermissions = [
    'calls/list',
    'calls/read',
    'incomingphonenumbers/list',
    'outgoingcallerids/list',
    'dialingpermissions.countries/read',
  ]
}

const codesOfPlanted = [
  'form:unknown',
  'messages-list',
  'messages-read',
  'recordings-list',
  'caller-id',
  'country',
]

/** On a machine that stalls some answers come too late, so that nobody could look: then it looks again. */
async function looksUntilFound(form: Form): Promise<void> {
  const again = form.field.locator('#check-again')
  const lacks = () => codesOfPlanted.filter((code) => !form.item(0).split(' ').includes(code))
  for (let look = 0; look < 5; look += 1) {
    await again.and(form.field.locator('[aria-disabled=false]')).waitFor()
    await eventually(() => form.item(0)).not.toBe('')
    if (lacks().length === 0) return
    await again.click()
  }
  expect(lacks()).toEqual([])
}

async function misfitsOnPhones(form: Form): Promise<string[]> {
  const found: string[] = []
  for (const font of fonts) {
    await pinFonts(form.field, font)
    for (const width of widths) {
      await form.page.setViewportSize({ width, height: 740 })
      const wrong = [...(await misfits(form)), ...(await overlaps(form))]
      found.push(...wrong.map((line) => `${font} at ${width} px: ${line}`))
    }
  }
  return found
}

/** Whether the mark of each line stands where the language begins. */
function marksStandFirst({ field }: Form, fromRight: boolean): Promise<boolean[]> {
  return field.locator('#check-lines li').evaluateAll(
    (rows, right) =>
      rows.map((row) => {
        const [mark, text] = [...row.children].map((child) => child.getBoundingClientRect())
        return mark && text ? mark.x > text.x === right : false
      }),
    fromRight,
  )
}

describeInChromium('a check in a language', () => {
  const openForm = useForms()

  it.each(cases)(
    'is accessible, fits and begins on the right side: $platform, $code',
    async ({ platform, code }) => {
      const form = await openForm({
        platform,
        appearance: (twilio) => appearanceOf({ ...planted(twilio), language: code }),
        prepare: breakAccount,
      })
      await looksUntilFound(form)
      // What is folded of the parameters, and of the check.
      for (const fold of await form.field.locator('summary').all()) await fold.click()
      const { check } = languages[code === 'en' ? 'fr' : code]
      const text = await form.text()
      for (const said of [check.checkNo, check.checkUnknown, check.checkYes, check.checkSpeed])
        expect(text.includes(said), said).toBe(code !== 'en')

      const axe: string[] = []
      for (const colorScheme of ['light', 'dark'] as const) {
        await form.page.emulateMedia({ colorScheme })
        axe.push(...(await violationsIn(form)).map((line) => `${colorScheme}: ${line}`))
      }
      expect(axe).toEqual([])
      expect(await misfitsOnPhones(form)).toEqual([])
      const first = await marksStandFirst(form, isRightToLeft(code))
      expect(first.length).toBeGreaterThan(15)
      expect(first).not.toContain(false)
    },
  )
})
