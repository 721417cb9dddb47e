import { expect, it } from 'vitest'
import { enumeratorNumber, respondentNumber } from '../../plugin/world/form.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { callsAt, eventually, type Form, useForms } from '../open-form.ts'

const recordings = async (form: Form) =>
  ((await callsAt(form.twilio))[0]?.recordings ?? []).map(({ status }) => status)

async function talk(form: Form): Promise<void> {
  form.twilio.phones.setHabit(enumeratorNumber, { kind: 'answers', afterMs: 50 })
  form.twilio.phones.setHabit(respondentNumber, { kind: 'answers', afterMs: 50 })
  await form.tap('Call')
  await form.reads('Talking with Respondent')
}

describeInChromium('recording by consent', () => {
  const openForm = useForms()
  const consent = {
    parameters: { record: 'consent' },
    prepare: ({ behaviour }: Form['twilio']) => {
      behaviour.processingMs = 200
    },
  }

  it('records nothing before the tap, and each step counts when Twilio has confirmed it', async () => {
    const form = await openForm(consent)
    await talk(form)
    await form.reads('Not recording. Ask for consent first.')
    expect(await recordings(form)).toEqual([])
    const post = form.twilio.requests.find(({ method }) => method === 'POST')
    expect(post?.fields['Twiml']).toContain('do-not-record')

    await form.tap('Start recording')
    await form.reads(/^Recording since \d\d:\d\d$/)
    expect(await recordings(form)).toEqual(['in-progress'])
    await form.tap('Pause recording')
    await form.reads('Recording paused. Nothing said now is kept.')
    expect(await recordings(form)).toEqual(['paused'])
    await form.tap('Resume recording')
    await form.reads(/^Recording since/)
    await form.tap('Stop recording')
    await form.reads('Recording stopped. What was said before is kept.')
    expect(await recordings(form)).not.toContain('in-progress')
    expect(form.item(3)).toMatch(/Recordings\.json$/)
  })

  it('shows a deletion as done only when Twilio shows the recording gone', async () => {
    const form = await openForm(consent)
    await talk(form)
    await form.tap('Start recording')
    await form.reads(/^Recording since/)
    await form.tap('Delete recording')
    await form.tap('Delete')
    await form.reads('Asking Twilio …')
    await form.reads('The recording is deleted.')
    expect(await recordings(form)).toEqual(['deleted'])
  })

  it('says that it does not record when Twilio refuses to start, and can be tried again', async () => {
    const form = await openForm(consent)
    await talk(form)
    form.twilio.faults.add({
      when: { method: 'POST', path: '/Recordings.json' },
      do: { kind: 'status', status: 400, code: 21220 },
    })
    await form.tap('Start recording')
    await form.reads('Not recording: starting was not confirmed.')
    await form.tap('Start recording')
    await form.reads(/^Recording since/)
    expect(await recordings(form)).toEqual(['in-progress'])
  })

  it('does not start twice when the answer to starting was lost', async () => {
    const form = await openForm(consent)
    await talk(form)
    form.twilio.faults.add({ when: { method: 'POST', path: '/Recordings.json' }, do: { kind: 'no-cors' } })
    await form.tap('Start recording')
    await form.reads(/^Recording since/)
    expect(await recordings(form)).toEqual(['in-progress'])
  })

  it('is still known when the field was left and opened again', async () => {
    const form = await openForm(consent)
    await talk(form)
    await form.tap('Start recording')
    await form.reads(/^Recording since/)
    await form.leave()
    await form.open()
    await form.button('Stop recording').waitFor()
    await form.tap('Stop recording')
    await eventually(() => recordings(form)).not.toContain('in-progress')
    await form.reads('Recording stopped')
  })
})
