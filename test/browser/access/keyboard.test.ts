import { expect, it } from 'vitest'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { answerQuickly, eventually, type Form, type FormSettings, useForms } from '../open-form.ts'
import { focused, tabTo } from './accessibility.ts'

async function press(form: Form, button: string, key = 'Enter'): Promise<void> {
  // One that has just come takes no key yet.
  await form.button(button).click({ trial: true })
  await tabTo(form, button)
  await form.page.keyboard.press(key)
}

async function bothAnswer(form: Form): Promise<void> {
  form.twilio.phones.answer(enumeratorNumber)
  await eventually(() => form.twilio.phones.answer(respondentNumber)).toBe(true)
  await form.reads(/^Talking with/)
}

describeInChromium('the keyboard', () => {
  const openForm = useForms()

  async function call(settings?: FormSettings): Promise<Form> {
    const form = await openForm(settings)
    await press(form, 'Call')
    await form.reads('Your phone is ringing')
    return form
  }

  it('does the whole call alone, and is never thrown back to the top of the page', async () => {
    const form = await call({ parameters: { dispositions: 1, details: 1 } })
    // A key that is still down, or comes twice, must not hang up.
    await eventually(() => focused(form)).toBe('Update status')
    await bothAnswer(form)
    await press(form, 'Hang up', 'Space')
    await form.reads('What happened?')
    await eventually(() => focused(form)).toBe('Details')
    await tabTo(form, 'Interview completed')
    await form.page.keyboard.press('ArrowDown')
    await eventually(() => form.item(12)).not.toBe('')
    expect(await focused(form)).not.toBe('')
  })

  it('stays on the button of a call that Twilio refuses', async () => {
    const refusal = { kind: 'status', status: 401, code: 20003 } as const
    const form = await openForm({
      prepare: ({ faults }) => void faults.add({ when: { method: 'POST' }, do: refusal }),
    })
    await press(form, 'Call')
    await form.reads('Twilio refused the key')
    await eventually(() => focused(form)).toBe('Try again')
  })

  it('opens and closes what is folded for the form designer', async () => {
    const form = await openForm({ parameters: { to_lable: 'Maria' } })
    const line = form.field.locator('summary')
    const text = form.field.locator('#set-up-lines')
    await line.focus()
    expect(await text.isVisible()).toBe(false)
    await form.page.keyboard.press('Enter')
    await form.reads('Did you mean to_label?')
    const marked = await text.evaluate((list) => {
      const selection = list.ownerDocument.getSelection()
      selection?.selectAllChildren(list)
      return selection?.toString()
    })
    expect(marked).toContain('to_lable')
    await form.page.keyboard.press('Space')
    await eventually(() => text.isVisible()).toBe(false)
  })

  it('goes to Check now while nobody knows whether a call was placed', async () => {
    const form = await openForm({
      prepare: ({ faults }) =>
        void faults.add({ when: { path: 'Calls' }, do: { kind: 'drop-before' }, times: 'always' }),
    })
    await press(form, 'Call')
    await form.reads('Checking whether the call was placed')
    await eventually(() => focused(form)).toBe('Check now')
  })

  it('starts, pauses, resumes and stops a recording without losing its place', async () => {
    const form = await call({ parameters: { record: 'consent' } })
    await bothAnswer(form)
    await press(form, 'Start recording')
    await form.button('Pause recording').waitFor()
    await eventually(() => focused(form)).toBe('Pause recording')
    await press(form, 'Pause recording')
    await form.button('Resume recording').waitFor()
    await eventually(() => focused(form)).toBe('Resume recording')
    await press(form, 'Stop recording')
    await form.reads(/^Recording stopped/)
    await eventually(() => focused(form)).not.toBe('')
  })

  it('is asked before a recording is deleted, and is where it was when the recording is kept', async () => {
    const form = await call({ parameters: { record: 'consent' } })
    await bothAnswer(form)
    await press(form, 'Start recording')
    await press(form, 'Delete recording')
    await eventually(() => focused(form)).toBe('Keep')
    await form.page.keyboard.press('Escape')
    await eventually(() => focused(form)).toBe('Delete recording')
    await press(form, 'Delete recording')
    await press(form, 'Delete')
    await form.reads('The recording is deleted.')
    await eventually(() => focused(form)).not.toBe('')
  })

  it('opens the details, and folds them away again', async () => {
    const form = await call()
    await press(form, 'Details')
    await form.reads(/^CA[0-9a-f]{32}$/)
    await form.page.keyboard.press('Enter')
    await form.field.locator('#sid').waitFor({ state: 'hidden' })
    expect(await focused(form)).toBe('Details')
  })

  it('writes and sends a message, and goes on from there', async () => {
    const form = await openForm({ parameters: { action: 'sms', attempts: 2 } })
    await form.field.getByLabel('Message', { exact: true }).waitFor()
    await tabTo(form, 'Message')
    await form.page.keyboard.type('We call you tomorrow.')
    await press(form, 'Send')
    await form.reads(/^Delivered/)
    await eventually(() => focused(form)).not.toBe('')
    await press(form, 'Write another message')
    await eventually(() => focused(form)).toBe('Message')
  })

  it('sends a message from the panel, and stays with the messages', async () => {
    const form = await openForm({ parameters: { panel: 'messages' } })
    await form.field.locator('#panel:not(.arriving)').waitFor()
    await tabTo(form, 'Message')
    await form.page.keyboard.type('We call you tomorrow.')
    await press(form, 'Send')
    await form.reads(/^Delivered/)
    await eventually(() => focused(form)).not.toBe('')
    expect(await focused(form)).not.toBe('Call')
  })

  it('is not taken from another place by a call that goes on', async () => {
    const form = await openForm({ parameters: { panel: 'history messages' } })
    await form.field.locator('#panel:not(.arriving)').waitFor()
    answerQuickly(form.twilio)
    await press(form, 'Call')
    await form.field.getByRole('tab', { name: 'Messages', exact: true }).focus()
    await form.reads(/^Talked with/)
    expect(await focused(form)).toBe('Messages')
  })
})
