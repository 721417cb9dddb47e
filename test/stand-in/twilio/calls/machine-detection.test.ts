import { describe, expect, it } from 'vitest'
import type { Habit } from '../../../../src/stand-in/twilio/phones/phones.ts'
import { enumerator, type Setup } from '../fixture.ts'
import { setUpTeam } from '../team.ts'

const detecting = { Url: 'https://team.example.org/answered', Twiml: '', MachineDetection: 'Enable' }

function setPhone({ twilio }: Setup, habit: Habit): void {
  twilio.phones.setHabit(enumerator, habit)
}

describe('a call that is to find out who answers', () => {
  it.each([
    [{ kind: 'answers', afterMs: 0 }, {}, 'human', 2000],
    [{ kind: 'machine', afterMs: 0 }, {}, 'machine_start', 3000],
    [{ kind: 'machine', afterMs: 0 }, { MachineDetection: 'DetectMessageEnd' }, 'machine_end_beep', 7000],
    [{ kind: 'machine', afterMs: 0, heardAs: 'fax' }, {}, 'fax', 2000],
    [{ kind: 'machine', afterMs: 0, heardAs: 'unclear' }, {}, 'unknown', 30_000],
    [{ kind: 'machine', afterMs: 0 }, { MachineDetectionTimeout: '3' }, 'machine_start', 3000],
    [
      { kind: 'machine', afterMs: 0, heardAs: 'unclear' },
      { MachineDetectionTimeout: '10' },
      'unknown',
      10_000,
    ],
  ] as const)(
    '(%o, %o) is told %s after %d ms, before its document is asked for',
    async (habit, form, who, ms) => {
      const setup = setUpTeam({ '/answered': '<Pause length="60"/>' })
      setPhone(setup, habit)
      const sid = await setup.place('', { ...detecting, ...form })
      await setup.clock.advance(ms - 1)
      expect(setup.askedAt('/answered')).toEqual([])
      await setup.clock.advance(1)
      expect(setup.askedAt('/answered')).toMatchObject([
        { AnsweredBy: who, MachineDetectionDuration: String(ms), CallStatus: 'in-progress' },
      ])
      expect(await setup.call(sid)).toMatchObject({ answered_by: who })
    },
  )

  it('says it to the status callback as well', async () => {
    const setup = setUpTeam({ '/answered': '<Hangup/>', '/status': '' })
    setPhone(setup, { kind: 'machine', afterMs: 0 })
    await setup.place('', { ...detecting, StatusCallback: 'https://team.example.org/status' })
    await setup.clock.advance(5000)
    expect(setup.askedAt('/status')).toMatchObject([{ CallStatus: 'completed', AnsweredBy: 'machine_start' }])
  })

  it('asks for no document when it ends before', async () => {
    const setup = setUpTeam({ '/answered': '<Hangup/>' })
    await setup.place('', detecting)
    await setup.clock.advance(0)
    setup.twilio.phones.answer(enumerator)
    await setup.clock.advance(500)
    setup.twilio.phones.hangUp(enumerator)
    await setup.clock.advance(60_000)
    expect(setup.askedAt('/answered')).toEqual([])
    expect(setup.clock.pending()).toBe(0)
  })

  it.each([
    { MachineDetection: 'Maybe' },
    { MachineDetection: 'Enable', MachineDetectionTimeout: '2' },
    { MachineDetection: 'Enable', MachineDetectionTimeout: 'long' },
  ])('is refused with %o', async (form) => {
    const setup = setUpTeam({})
    const wanted = { To: enumerator, From: '+12025550110', Twiml: '<Response/>', ...form }
    expect((await setup.send('POST', `${setup.calls}.json`, wanted)).status).toBe(400)
  })
})

describe('an answering machine', () => {
  it('greets whoever calls and hangs up after the time of a message', async () => {
    const setup = setUpTeam({})
    setPhone(setup, { kind: 'machine', afterMs: 1000 })
    await setup.place(
      '<Response><Gather input="speech" action="https://team.example.org/heard" speechTimeout="auto" timeout="60"/></Response>',
    )
    await setup.clock.advance(5000)
    expect(setup.askedAt('/heard')[0]?.['SpeechResult']).toContain('leave a message')
    await setup.clock.advance(40_000)
    expect(setup.phone(enumerator)?.state).toBe('idle')
  })

  it('that asks nobody who it is gets the document at once', async () => {
    const setup = setUpTeam({ '/answered': '<Pause length="60"/>' })
    setPhone(setup, { kind: 'machine', afterMs: 0 })
    await setup.place('', { ...detecting, MachineDetection: '' })
    await setup.clock.advance(0)
    expect(setup.askedAt('/answered')[0]).not.toHaveProperty('AnsweredBy')
  })
})
