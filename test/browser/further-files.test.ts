import { expect, it } from 'vitest'
import { describeInChromium } from './describe-in-chromium.ts'
import { answerQuickly, eventually, useForms } from './open-form.ts'

describeInChromium('the zip’s further files', () => {
  const openForm = useForms()

  it('are not asked for by a field without recording by consent and without a panel', async () => {
    const form = await openForm()
    answerQuickly(form.twilio)
    await form.tap('Call')
    await form.reads(/^Talked with Respondent/)
    expect(form.loaded).toEqual([])
  })

  it.each(['web-collect', 'android-collect', 'ios-collect'] as const)(
    'are found in the plug-in’s folder, on %s too',
    async (platform) => {
      const form = await openForm({ platform, parameters: { record: 'consent', panel: 'history' } })
      await form.field.getByRole('tab', { name: 'History', exact: true }).waitFor()
      expect([...form.loaded].sort()).toEqual(['panel.js', 'recording.js'])
    },
  )

  it('that cannot be loaded cost only what they bring, and the field says so', async () => {
    const form = await openForm({
      missingFiles: true,
      parameters: { record: 'consent', panel: 'history' },
    })
    await form.reads(/Recording is not available: a file could not be loaded/)
    await form.reads(/The tabs could not be loaded/)
    await form.tap('Call')
    await eventually(() => form.requests('POST', '/Calls.json')).toBe(1)
    await form.reads('Your phone is ringing')
  })

  it('that cannot be loaded leave a field for messages with its reason, and with nothing to tap', async () => {
    const form = await openForm({ missingFiles: true, parameters: { action: 'sms' } })
    await form.reads(/Nothing can be done here: a file could not be loaded/)
    expect(await form.field.getByRole('button').count()).toBe(0)
  })
})
