import { describe, expect, it } from 'vitest'
import type { TwimlElement } from '../../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { documentOf, incomingCall, type Scene, type SceneSettings, setScene } from '../visiting.ts'
import { juma, respondent, setQueueFlow } from './queue-flow.ts'

const taskSid = `WT${'1'.repeat(32)}`
const reservationSid = `WR${'2'.repeat(32)}`

/** An enumerator's phone is answered. */
async function answer(
  changes: Readonly<Record<string, string>>,
  settings: SceneSettings = {},
): Promise<{ scene: Scene; verbs: readonly TwimlElement[] }> {
  const scene = setScene(settings)
  const call = incomingCall({ Direction: 'outbound-api', CallStatus: 'in-progress', ...changes })
  const { body } = await scene.post(`/dial-queue?step=${taskSid}.${reservationSid}.answered`, call)
  return { scene, verbs: documentOf(body) }
}

const namesOf = (verbs: readonly TwimlElement[]): string[] => verbs.map(({ name }) => name)

const isGivenBack = (scene: Scene): boolean =>
  scene.sent.some(
    ({ method, url, form }) =>
      method === 'POST' &&
      url.pathname.endsWith(`/Tasks/${taskSid}/Reservations/${reservationSid}`) &&
      form.get('ReservationStatus') === 'rejected',
  )

describe('an enumerator’s phone that is answered', () => {
  it('by a person gets the respondent who was offered, and no other', async () => {
    const { scene, verbs } = await answer({ AnsweredBy: 'human' })
    expect(namesOf(verbs)).toEqual(['Dial'])
    const queue = verbs[0]?.children.find(({ name }) => name === 'Queue')
    expect(queue?.attributes.get('reservationSid')).toBe(reservationSid)
    expect(scene.sent).toEqual([])
  })

  it.each([
    'machine_start',
    'machine_end_beep',
    'machine_end_silence',
    'machine_end_other',
    'fax',
    'machine',
  ])('by %s is hung up on, and the respondent is given back', async (answeredBy) => {
    const { scene, verbs } = await answer({ AnsweredBy: answeredBy })
    expect(namesOf(verbs)).toEqual(['Hangup'])
    expect(isGivenBack(scene)).toBe(true)
  })

  it.each([
    ['unknown', { AnsweredBy: 'unknown' }],
    ['nothing that Twilio names', {}],
    ['an empty word', { AnsweredBy: '' }],
    ['a new word', { AnsweredBy: 'voice_assistant' }],
    ['a word that only begins as a person’s', { AnsweredBy: 'human_like' }],
    ['a word that only begins as a fax’s', { AnsweredBy: 'faxlike' }],
    ['a person in capitals', { AnsweredBy: 'HUMAN' }],
  ])('by %s must press a key first', async (_name, changes) => {
    const { scene, verbs } = await answer(changes)
    expect(namesOf(verbs)).toEqual(['Gather', 'Redirect'])
    expect(isGivenBack(scene)).toBe(false)
  })

  it('by a person must press a key first where every enumerator must', async () => {
    const environment = { QUEUE_PRESS_KEY: 'always' }
    expect(namesOf((await answer({ AnsweredBy: 'human' }, { environment })).verbs)).toEqual([
      'Gather',
      'Redirect',
    ])
    expect(namesOf((await answer({ AnsweredBy: 'machine_start' }, { environment })).verbs)).toEqual([
      'Hangup',
    ])
  })
})

describe('a softphone', () => {
  const softphone = 'client:amina'

  it('which Twilio does not listen to gets the respondent after a key', async () => {
    const flow = await setQueueFlow({ workers: [softphone, juma] })
    await flow.callIn()
    const [placed] = flow.twilio.requests.filter(({ path }) => path.endsWith('/Calls.json'))
    expect(placed?.fields).toMatchObject({ To: softphone })
    expect(placed?.fields).not.toHaveProperty('MachineDetection')
    flow.twilio.phones.answer(softphone)
    await flow.wait(3)
    expect(flow.said(softphone)).toContain('Press any key.')
    expect(flow.phone(respondent).company).toEqual([])
    flow.twilio.phones.press(softphone, '1')
    await flow.wait(1)
    expect(flow.phone(respondent).company).toEqual([softphone])
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(5)
  })

  it('at which nobody presses a key is followed by the next', async () => {
    const flow = await setQueueFlow({ workers: [softphone, juma] })
    await flow.callIn()
    flow.twilio.phones.answer(softphone)
    await flow.wait(20)
    expect(flow.phone(respondent).heard).toEqual([])
    expect(flow.phone(juma).state).toBe('ringing')
    flow.twilio.phones.hangUp(respondent)
    await flow.wait(5)
  })
})
