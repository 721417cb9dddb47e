import { describe, expect, it } from 'vitest'
import { respondent } from '../fixture.ts'
import { setUpTeam, type TeamSetup } from '../team.ts'

const record = (attributes = ''): string =>
  `<Record action="/recorded" ${attributes}/><Say>I heard nothing</Say>`

/** A caller who has heard the beep. */
async function beeped(attributes?: string): Promise<TeamSetup & { readonly sid: string }> {
  const setup = setUpTeam({ '/voice': record(attributes), '/recorded': '<Say>Thank you</Say>', '/kept': '' })
  const sid = await setup.callIn()
  return { ...setup, sid }
}

describe('a Record', () => {
  it('keeps what the caller says until a key, and tells its action where it is', async () => {
    const setup = await beeped('recordingStatusCallback="/kept"')
    const { phones, account, world } = setup.twilio
    expect(setup.phone()?.spoken).toEqual(['♪ beep'])
    phones.speak(respondent, 'Please call me back')
    await setup.clock.advance(4000)
    phones.press(respondent, '#')
    await setup.clock.advance(0)
    const [recording] = world.recordings()
    const url = `https://api.twilio.com/2010-04-01/Accounts/${account.sid}/Recordings/${recording?.sid}`
    expect(setup.askedAt('/recorded')).toMatchObject([
      { RecordingUrl: url, RecordingSid: recording?.sid, RecordingDuration: '4', Digits: '#' },
    ])
    expect(recording).toMatchObject({
      callSid: setup.sid,
      source: 'RecordVerb',
      channels: 1,
      lengthMs: 4000,
      words: 'Please call me back',
    })
    expect(setup.askedAt('/kept')).toEqual([])
    await setup.clock.advance(3000)
    expect(setup.askedAt('/kept')).toMatchObject([
      {
        RecordingStatus: 'completed',
        RecordingSid: recording?.sid,
        RecordingDuration: '4',
        RecordingSource: 'RecordVerb',
        CallSid: setup.sid,
      },
    ])
    expect(
      (await setup.send('GET', `/2010-04-01/Accounts/${account.sid}/Recordings.json`)).body,
    ).toMatchObject({
      recordings: [{ sid: recording?.sid, status: 'completed', duration: '4', source: 'RecordVerb' }],
    })
  })

  it('tells its action when the caller hangs up, and runs no answer', async () => {
    const setup = await beeped()
    setup.twilio.phones.speak(respondent, 'Bye')
    await setup.clock.advance(2000)
    setup.twilio.phones.hangUp(respondent)
    await setup.clock.advance(0)
    expect(setup.askedAt('/recorded')).toMatchObject([
      { Digits: 'hangup', CallStatus: 'completed', RecordingDuration: '2' },
    ])
    expect(setup.phone()?.spoken).toEqual(['♪ beep'])
  })

  it.each([
    ['silence after the last word', 'timeout="3"', 3 * 60 + 3000],
    ['the greatest length', 'maxLength="2"', 2000],
  ])('ends at %s', async (_what, attributes, ms) => {
    const setup = await beeped(attributes)
    setup.twilio.phones.speak(respondent, 'Bye')
    await setup.clock.advance(ms - 1)
    expect(setup.askedAt('/recorded')).toEqual([])
    await setup.clock.advance(1)
    expect(setup.askedAt('/recorded')).toMatchObject([{ Digits: '' }])
  })

  it('that heard nothing leaves no recording, and the next verb runs', async () => {
    for (const key of ['', '1']) {
      const setup = await beeped(
        'recordingStatusCallback="/kept" recordingStatusCallbackEvent="absent completed"',
      )
      if (key !== '') setup.twilio.phones.press(respondent, key)
      await setup.clock.advance(5000)
      expect(setup.phone()?.spoken).toEqual(['♪ beep', 'I heard nothing'])
      expect(setup.askedAt('/recorded')).toEqual([])
      expect(setup.askedAt('/kept')).toMatchObject([{ RecordingStatus: 'absent' }])
      const list = `/2010-04-01/Accounts/${setup.twilio.account.sid}/Recordings.json`
      expect((await setup.send('GET', list)).body.recordings).toEqual([])
    }
  })

  it('leaves nothing behind when the caller hangs up at once, or at a reset', async () => {
    for (const how of ['hang up', 'reset']) {
      const setup = await beeped()
      if (how === 'reset') setup.twilio.reset()
      else setup.twilio.phones.hangUp(respondent)
      expect(setup.clock.pending()).toBe(0)
      await setup.clock.advance(10_000)
      expect(setup.askedAt('/recorded')).toEqual([])
    }
  })

  it('does not beep where it should not, and other keys do not end it', async () => {
    const setup = await beeped('playBeep="false" finishOnKey="*"')
    setup.twilio.phones.speak(respondent, 'Hello')
    setup.twilio.phones.press(respondent, '12')
    await setup.clock.advance(0)
    expect(setup.phone()?.spoken).toEqual([])
    expect(setup.askedAt('/recorded')).toEqual([])
    setup.twilio.phones.press(respondent, '*')
    await setup.clock.advance(0)
    expect(setup.askedAt('/recorded')).toMatchObject([{ Digits: '*' }])
  })
})
