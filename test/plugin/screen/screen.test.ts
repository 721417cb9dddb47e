import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/plugin/call/rules.ts'
import { checkParameters } from '../../../src/plugin/form/check-parameters.ts'
import type { Settings } from '../../../src/plugin/form/settings.ts'
import type { Note, Unsure } from '../../../src/plugin/once/phase.ts'
import type { Screen } from '../../../src/plugin/screen/drawing.ts'
import type { Model } from '../../../src/plugin/screen/model.ts'
import { screenOf, setUpScreen } from '../../../src/plugin/screen/screen.ts'
import { createWords } from '../../../src/plugin/words/create-words.ts'
import { allEnglish } from '../../../src/plugin/words/english/all-english.ts'
import { english } from '../../../src/plugin/words/english/field-words.ts'
import type { Call, CallStatus } from '../../../src/twilio/calls.ts'
import { callWith, entryWith, modelWith, refusalWith, settingsWith } from '../world/fixtures.ts'

const words = createWords(allEnglish)
const now = Date.UTC(2026, 0, 15, 9)
const maria = settingsWith({ respondents: [{ number: '+254711222333', label: 'Maria' }] })
const two = settingsWith({
  respondents: [
    { number: '+254711222333', label: 'Maria' },
    { number: '+254711222334', label: '' },
  ],
})

function screen(changes: Partial<Model>, settings: Settings = maria): Screen {
  return screenOf(modelWith(changes), { words, settings, problems: [], now })
}

/** A call that is shown, with its two legs in these statuses. */
function call(name: 'following' | 'ended', status: CallStatus, legStatus?: CallStatus): Partial<Model> {
  const leg = legStatus && { sid: 'CAleg', status: legStatus, rung: 31, talked: 252 }
  const seen = { call: callWith({ status }), leg: leg || undefined, legVisible: true }
  return { state: { name, seen }, mayCall: false, entry: entryWith(leg ? { status, leg } : { status }) }
}

function buttonsOf({ buttons, callButton }: Screen): string[] {
  const all = [callButton, ...Object.values(buttons)]
  return all.filter((button) => button?.enabled).map((button) => button?.text ?? '')
}

describe('before a call', () => {
  it('the screen shows both phones, the order they ring in and Call', () => {
    const { people, callNote, callButton } = screen({})
    expect(people?.map(({ name, note }) => `${name}: ${note}`)).toEqual([
      'Your phone: +254 700 000001',
      'Maria: +254 711 222333',
    ])
    expect(callNote).toBe('Your phone rings first. When you answer, we call Maria. The call is recorded.')
    expect(callButton).toEqual({ text: 'Call', enabled: true })
  })

  it('the screen offers several numbers, and Call names the one chosen', () => {
    const first = screen({}, two)
    expect(first.numbers.map(({ text, chosen }) => `${text} ${chosen}`)).toEqual([
      'Maria true',
      '+254 711 222334 false',
    ])
    expect(first.callButton?.text).toBe('Call Maria')
    expect(screen({ choice: { to: 1 } }, two).callButton?.text).toBe('Call Number 2')
  })

  it.each<[Note, string, string]>([
    ['not-placed', 'No call was found', 'You can call now'],
    ['stopped-trying', 'Stopped', 'Should one turn up'],
    ['offline', 'No connection', 'Nothing was sent'],
    ['goes-on', '', 'The call itself goes on'],
    ['other-number', '', 'another number'],
  ])('the screen says why with the note %s', (note, title, text) => {
    const { notice, callButton } = screen({ state: { name: 'ready', note } })
    expect(notice?.title).toBe(title)
    expect(notice?.text).toContain(text)
    expect(callButton?.enabled).toBe(true)
  })

  it('the screen tells a refusal with its code and offers to try again', () => {
    const { notice, callButton } = screen({ state: { name: 'refused', refusal: refusalWith(21215) } })
    expect(notice).toMatchObject({
      tone: 'bad',
      title: 'Tell your supervisor:',
      text: 'Calls to this country are not switched on (Twilio\u00a021215)',
      designer: expect.stringContaining('Voice Geographic Permissions'),
    })
    expect(callButton).toEqual({ text: 'Try again', enabled: true, quiet: true })
  })

  it.each([
    [20003, true],
    [21219, true],
    [21211, true],
    [4031, true],
    [99999, true],
    [20429, false],
    [10004, false],
    [4032, false],
  ])('of a refusal with %d the screen urges nobody to try again where that mends nothing', (code, isFirm) => {
    const { callButton, callNote } = screen({ state: { name: 'refused', refusal: refusalWith(code) } })
    expect(callButton).toMatchObject({ text: 'Try again', enabled: true, quiet: isFirm })
    expect(callNote === '').toBe(isFirm)
  })

  it('the screen counts the calls where several are allowed', () => {
    expect(screen({ attemptsUsed: 1 }, { ...maria, attempts: 3 }).callNote).toContain('Call 1 of 3')
    expect(screen({ attemptsUsed: 0 }, { ...maria, attempts: 3 }).callNote).not.toContain('of 3')
  })
})

describe('while a call is placed', () => {
  it('the screen says so, and Call cannot be tapped again', () => {
    const shown = screen({ state: { name: 'placing' }, mayCall: false })
    expect(shown.headline).toBe('Placing the call')
    expect(buttonsOf(shown)).toEqual([])
  })

  it('the screen counts down where Twilio is busy, and the enumerator may stop', () => {
    const shown = screen({ state: { name: 'placing', retryAt: now + 3_400 }, mayCall: false })
    expect(shown.headline).toBe('Twilio is busy')
    expect(shown.detail).toContain('Trying again in 4 s')
    expect(buttonsOf(shown)).toEqual(['Stop trying'])
    const late = screen({ state: { name: 'placing', retryAt: now - 5_000 }, mayCall: false })
    expect(late.detail).toContain('in 1 s')
  })

  it('the screen says that it looks for a call whose answer was lost', () => {
    const shown = screen({ state: { name: 'unsure' }, mayCall: false })
    expect(shown.notice?.title).toBe('Checking whether the call was placed')
    expect(shown.notice?.text).toContain('Do not call again yet')
    expect(buttonsOf(shown)).toEqual(['Check now'])
  })

  it.each([
    [{ cause: 'network' }, 'The connection was lost.'],
    [{ cause: 'timeout' }, 'The connection was lost.'],
    [{ cause: 'server', status: 503 }, 'Twilio has trouble at the moment.'],
    [{ cause: 'html', status: 200 }, 'This network answered instead of Twilio: it may want you to log in.'],
    [{ cause: 'server', status: 511 }, 'This network answered instead of Twilio: it may want you to log in.'],
    [{ cause: 'html', status: 404 }, 'No usable answer came from Twilio.'],
    [{ cause: 'not-json', status: 200 }, 'No usable answer came from Twilio.'],
    [{ cause: 'wrong-shape' }, 'No usable answer came from Twilio.'],
  ] as const)('the screen says what came in place of an answer: %o', (came, why) => {
    const instead = { kind: 'nothing', ...came } as const
    const placed = screen({ state: { name: 'unsure', instead }, mayCall: false })
    expect(placed.notice?.text).toBe(`${why} Your phone may ring: answer it. Do not call again yet.`)
    const seen = { call: callWith({ status: 'completed' }), leg: undefined, legVisible: true }
    const updated = screen({ state: { name: 'ended', seen, trouble: instead }, mayCall: false })
    expect(updated.notice?.text).toBe(`The status could not be updated. What is stored is kept. ${why}`)
  })

  it('the screen says of a page that was left before an answer only that none came', () => {
    const shown = screen({ state: { name: 'unsure' }, mayCall: false })
    expect(shown.notice?.text).toContain('No usable answer came from Twilio.')
  })

  it('the screen says what the latest look met rather than what the request did', () => {
    const instead = { kind: 'nothing', cause: 'network' } as const
    const trouble = { kind: 'nothing', cause: 'server', status: 503 } as const
    const shown = screen({ state: { name: 'unsure', instead, trouble }, mayCall: false })
    expect(shown.notice?.text).toContain('Twilio has trouble at the moment. Your phone may ring')
  })

  it('the screen asks the enumerator plainly once looking has taken long, or cannot decide', () => {
    const unsure = (state: Partial<Unsure<Call>>) =>
      screen({ state: { name: 'unsure', ...state }, mayCall: false })
    const offline = { kind: 'nothing', cause: 'network' } as const
    expect(unsure({ trouble: offline }).notice?.text).toContain('No connection. Checking goes on')
    expect(buttonsOf(unsure({ trouble: offline }))).toEqual(['Check now'])
    const asks = ['My phone rang', 'My phone did not ring']
    for (const trouble of [undefined, offline, { kind: 'unclear', likely: callWith() } as const]) {
      const asked = unsure({ trouble, asked: true })
      expect(asked.notice?.text).toContain('Did your phone ring?')
      expect(buttonsOf(asked)).toEqual(asks)
    }
    expect(buttonsOf(unsure({ trouble: refusalWith(70051) }))).toEqual(asks)
  })

  it('the screen says what follows where the phone rang, and leaves the way back open', () => {
    const said = screen({ state: { name: 'unsure', asked: true, said: true }, mayCall: false })
    expect(said.notice?.text).toContain('Go on with your call.')
    expect(said.notice?.title).toBe('')
    expect(buttonsOf(said)).toEqual(['Check now', 'My phone did not ring'])
  })
})

describe('during a call', () => {
  it.each<[CallStatus, CallStatus | undefined, string[]]>([
    ['queued', undefined, [`on ${english.queued}`, 'waiting Maria']],
    ['ringing', undefined, ['on Your phone is ringing', 'waiting Maria']],
    ['in-progress', undefined, ['done You answered', 'on Maria']],
    ['in-progress', 'ringing', ['done You answered', 'on Maria: ringing']],
  ])('the screen shows the steps of %s with %s', (status, leg, steps) => {
    const { people, callButton, buttons } = screen(call('following', status, leg))
    expect(people?.map(({ mark, name }) => `${mark} ${name}`)).toEqual(steps)
    expect(callButton).toBeUndefined()
    expect([buttons.hangUp?.text, buttons.update?.text]).toEqual(['Hang up', 'Update status'])
  })

  it('the screen says with whom one talks, with a clock from the start of the talk', () => {
    const model = call('following', 'in-progress', 'in-progress')
    const shown = screen({ ...model, entry: entryWith({ talkingAt: now - 5_000 }) })
    expect(shown.headline).toBe('Talking with Maria')
    expect(shown.clockSince).toBe(now - 5_000)
  })

  it('the screen waits for Twilio to hang up, and says when it did not', () => {
    const { state } = call('following', 'ringing')
    if (state?.name !== 'following') throw new Error('This call is not followed.')
    const asked = screen({ state: { ...state, hangUp: 'asked' }, mayCall: false })
    expect(asked.buttons.hangUp).toEqual({ text: 'Hanging up', enabled: false })
    const failed = screen({ state: { ...state, hangUp: 'failed' }, mayCall: false })
    expect(failed.notice?.text).toContain('Not hung up')
    expect(failed.buttons.hangUp).toEqual({ text: 'Hang up', enabled: true })
  })

  it('the screen says what a failed update means, and keeps the call', () => {
    const shown = (trouble: State & { name: 'following' }) =>
      screen({ state: trouble, mayCall: false }).notice
    const { state } = call('following', 'ringing')
    if (state?.name !== 'following') throw new Error('This call is not followed.')
    const offline = { kind: 'nothing', cause: 'network' } as const
    expect(shown({ ...state, trouble: offline })?.text).toContain('goes on by itself')
    const unusable = { kind: 'nothing', cause: 'not-json', status: 200 } as const
    expect(shown({ ...state, trouble: unusable })?.text).toContain('What is stored is kept')
    expect(shown({ ...state, trouble: refusalWith(20003) })?.text).toContain('Twilio\u00a020003')
  })

  it('the screen says what a key that may not list calls costs', () => {
    const seen = { call: callWith({ status: 'in-progress' }), leg: undefined, legVisible: false }
    const { notice } = screen({ state: { name: 'following', seen }, mayCall: false })
    expect(notice?.text).toBe('Whether Maria answered cannot be seen.')
    expect(notice?.designer).toContain('/twilio/voice/calls/list')
  })
})

describe('after a call', () => {
  it.each<[CallStatus, CallStatus | undefined, string]>([
    ['completed', 'completed', 'Talked with Maria for 4\u00a0min 12\u00a0s'],
    ['completed', undefined, 'The call ended before Maria was called'],
  ])('of %s with %s the screen says in a sentence how it ended', (status, leg, sentence) => {
    expect(screen(call('ended', status, leg)).headline).toBe(sentence)
  })

  it.each<[CallStatus, CallStatus | undefined, string[]]>([
    ['completed', 'no-answer', ['done You answered', 'no Maria did not answer']],
    ['completed', 'busy', ['done You answered', 'no Maria was busy']],
    ['completed', 'failed', ['done You answered', 'no Maria could not be reached']],
    ['completed', 'canceled', ['done You answered', 'no Ended before Maria answered']],
    ['completed', undefined, ['done You answered', 'waiting Maria']],
    ['busy', undefined, ['no Your phone was busy', 'waiting Maria']],
    ['no-answer', undefined, ['no Your phone was not answered', 'waiting Maria']],
    ['failed', undefined, ['no Your phone could not be reached', 'waiting Maria']],
    ['canceled', undefined, ['no The call was ended before you answered', 'waiting Maria']],
  ])('of %s with %s the screen says whose side failed', (status, leg, steps) => {
    const shown = screen(call('ended', status, leg))
    expect(shown.people?.map(({ mark, name }) => `${mark} ${name}`)).toEqual(steps)
    expect(shown.clockSince).toBeUndefined()
    expect(buttonsOf(shown)).toEqual(['Update status'])
  })

  it.each<[CallStatus, string]>([
    ['no-answer', '+254 700 000001'],
    ['busy', '+254 700 000001'],
    ['failed', '+254 700 000001'],
    ['completed', ''],
  ])('of %s the screen shows the number of the enumerator’s phone where that was missed', (status, note) => {
    const [yours] = screen(call('ended', status, status === 'completed' ? 'busy' : undefined)).people ?? []
    expect([yours?.note, yours?.noteIsNumber]).toEqual([note, note !== ''])
  })

  it('the screen says why another call has to wait a moment', () => {
    const waiting = screen({ ...call('ended', 'busy'), mayCallSoon: true })
    expect(waiting.callButton).toMatchObject({ text: 'Call again', enabled: false })
    expect(waiting.callNote).toMatch(/^Asking Twilio …/)
    const ready = screen({ ...call('ended', 'busy'), mayCallSoon: true, mayCall: true })
    expect(ready.callNote).not.toContain('Asking Twilio')
  })

  it('the screen gives Twilio’s own word for each phone', () => {
    expect(screen(call('ended', 'completed', 'busy')).details?.statuses).toEqual([
      ['Your phone', 'completed'],
      ['Maria', 'busy'],
    ])
  })

  it('the screen claims nothing of a respondent whose leg was not seen', () => {
    const seen = { call: callWith({ status: 'completed' }), leg: undefined, legVisible: false }
    const shown = screen({ state: { name: 'ended', seen }, mayCall: false })
    expect(shown.headline).toBe('You answered; what happened then is not known')
  })

  it('the screen says how long it rang', () => {
    expect(screen(call('ended', 'completed', 'no-answer')).people?.[1].note).toBe('rang 31\u00a0s')
  })

  it('the screen offers another call only where one is allowed', () => {
    const ended = call('ended', 'completed', 'busy')
    expect(screen(ended).callButton).toBeUndefined()
    expect(screen({ ...ended, mayCall: true }).callButton).toEqual({
      text: 'Call again',
      enabled: true,
      quiet: false,
    })
  })

  it('the screen asks what happened, with the code chosen that is stored', () => {
    const dispositions = [
      { code: '1', label: 'Finished' },
      { code: '3.12', label: { key: '3.12' } as const },
    ]
    const ended = call('ended', 'completed', 'busy')
    const entry = entryWith({ disposition: '3.12' })
    const shown = screen({ ...ended, entry }, { ...maria, dispositions })
    expect(shown.dispositions).toEqual([
      { code: '1', label: 'Finished', chosen: false },
      { code: '3.12', label: 'Busy', chosen: true },
    ])
    expect(screen(call('following', 'ringing'), { ...maria, dispositions }).dispositions).toEqual([])
  })
})

describe('a field that is not set up', () => {
  it('shows each problem with its parameter, and Call disabled', () => {
    const { problems } = checkParameters(() => undefined, [])
    const shown = setUpScreen(words, problems, 'stored answer', 'call')
    expect(shown.setUp?.blocks).toBe(true)
    expect(shown.setUp?.designer).toContainEqual({ parameter: 'to_number', text: 'is missing.' })
    expect(shown.callButton).toEqual({ text: 'Call', enabled: false })
    expect(shown.details).toEqual({ line: 'Details', sid: 'stored answer', statuses: [] })
  })

  it('shows what is only odd beside a field that can call', () => {
    const said = { key: 'problemUnknown', values: { closest: 'to_number' } } as const
    const problems = [{ parameter: 'to_numbr', said, blocks: false }]
    const shown = screenOf(modelWith(), { words, settings: maria, problems, now })
    expect(shown.setUp).toMatchObject({ blocks: false, told: [] })
    expect(shown.callButton?.enabled).toBe(true)
  })
})
