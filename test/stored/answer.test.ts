import { describe, expect, it } from 'vitest'
import {
  type AnswerWanted,
  callItems,
  isAnswerOf,
  readAnswer,
  readCallAnswer,
  readCallItems,
  readMessageAnswer,
  writeAnswer,
  writeMessageAnswer,
} from '../../src/stored/answer.ts'
import { readMessage } from '../../src/twilio/messages.ts'
import { callWith, entryWith } from '../plugin/world/fixtures.ts'
import { accountSid, callSid } from '../twilio/call-json.ts'
import { messageJson, messageSid, messagesPath } from '../twilio/message-json.ts'

const root = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls/${callSid}`
const messages = `https://api.twilio.com${messagesPath}`
const plain = { record: 'always', details: false } as const
const detailed = { record: 'always', details: true } as const

describe('the answer', () => {
  it('has the four items of 2020, to the letter', () => {
    expect(writeAnswer(callWith(), [], plain)).toBe(`queued|${callSid}|${root}.json|${root}/Recordings.json`)
  })

  it('has the status of the leg of the enumerator', () => {
    const leg = { sid: 'CAleg', status: 'no-answer' } as const
    const call = callWith({ status: 'completed' })
    expect(writeAnswer(call, [entryWith({ leg })], plain)).toMatch(/^completed\|/)
  })

  it('names the recordings where a call may have some', () => {
    const call = callWith()
    expect(writeAnswer(call, [], { record: 'never', details: false })).toBe(`queued|${callSid}|${root}.json|`)
    expect(writeAnswer(call, [], { record: 'consent', details: false })).toMatch(/\/Recordings\.json$/)
  })
})

describe('the answer with details', () => {
  const ended = callWith({
    status: 'completed',
    start_time: 'Thu, 15 Jan 2026 09:00:10 +0000',
    end_time: 'Thu, 15 Jan 2026 12:05:10 +0300',
  })
  const entry = entryWith({
    number: 2,
    leg: { sid: 'CAleg', status: 'completed', rung: 12, talked: 252 },
    disposition: '1.1',
  })
  const items = writeAnswer(ended, [entryWith({ sid: 'CAold' }), entry], detailed).split('|')

  // Forms and exports in the field read these by position: a row here is only ever added at the end.
  it.each([
    [0, 'the status of the leg of the enumerator', 'completed'],
    [1, 'its SID', callSid],
    [2, 'the address of the call', `${root}.json`],
    [3, 'the address of its recordings', `${root}/Recordings.json`],
    [4, 'the status of the leg of the respondent', 'completed'],
    [5, 'its SID', 'CAleg'],
    [6, 'the seconds it rang', '12'],
    [7, 'the seconds people talked', '252'],
    [8, 'the start', '2026-01-15T09:00:10Z'],
    [9, 'the end', '2026-01-15T09:05:10Z'],
    [10, 'the calls placed in this field', '2'],
    [11, 'which of the numbers was dialled', '2'],
    [12, 'the disposition', '1.1'],
    [13, 'nothing yet: a number entered by hand', ''],
    [
      14,
      'every call of the field',
      `CAold/20260115T090000Z/1/////queued ${callSid}/20260115T090000Z/2/completed/252/1.1//queued`,
    ],
  ])('has at position %d %s', (position, _what, item) => {
    expect(items[position]).toBe(item)
  })

  it('has no position more', () => {
    expect(items).toHaveLength(15)
  })

  it('leaves empty what is not known, and keeps every position', () => {
    const early = writeAnswer(callWith(), [entryWith()], detailed).split('|')
    expect(early.slice(4, 14)).toEqual(['', '', '', '', '', '', '1', '1', '', ''])
    const unknown = writeAnswer(callWith(), [], detailed).split('|')
    expect(unknown.slice(4)).toEqual(['', '', '', '', '', '', '0', '', '', '', ''])
  })

  it('tells 0 seconds from not known', () => {
    const leg = { sid: 'CAleg', status: 'busy', rung: 0, talked: 0 } as const
    expect(
      writeAnswer(callWith(), [entryWith({ leg })], detailed)
        .split('|')
        .slice(6, 8),
    ).toEqual(['0', '0'])
  })

  it('keeps the address of recordings empty in its place where none are made', () => {
    const without = writeAnswer(ended, [entry], { record: 'never', details: true }).split('|')
    expect(without[3]).toBe('')
    expect(without[4]).toBe('completed')
  })

  it('says of a call whose tap nobody noted when it began', () => {
    const noted = writeAnswer(ended, [{ ...entry, at: 0 }], detailed)
    expect(noted.split('|')[14]).toMatch(/^CA\w+\/20260115T090010Z\//)
  })
})

describe('the items of an answer, by name', () => {
  const four = { status: 'busy', sid: callSid, url: 'a', recordingsUrl: 'b' }

  it('are the four of 2020', () => {
    expect(readCallItems(`busy|${callSid}|a|b`)).toEqual(four)
  })

  it('are fourteen before 2.4.0, and fifteen since', () => {
    const before = `busy|${callSid}|a|b|no-answer|CAleg|20|0|c|d|3|2|3.13|+254711222333`
    const fourteen = {
      ...four,
      legStatus: 'no-answer',
      legSid: 'CAleg',
      rung: '20',
      talked: '0',
      startedAt: 'c',
      endedAt: 'd',
      placed: '3',
      number: '2',
      disposition: '3.13',
      hand: '+254711222333',
    }
    expect(readCallItems(before)).toEqual(fourteen)
    expect(readCallItems(`${before}|e`)).toEqual({ ...fourteen, everyCall: 'e' })
  })

  it('are empty where they are not known, and not there where the answer was cut, or is of a later age', () => {
    expect(readCallItems('busy||')).toStrictEqual({ status: 'busy', sid: '', url: '' })
    expect(Object.keys(readCallItems('|'.repeat(40)))).toEqual(callItems)
  })
})

describe('a stored answer', () => {
  it('gives the status and the SID back', () => {
    for (const sid of [callSid, 'SM0123', 'MM0123']) {
      expect(readAnswer(`busy|${sid}|x|y`)).toEqual({ status: 'busy', sid })
    }
  })

  it.each(['', 'busy', '|||', 'Maria said yes', 'busy|XX0123|x|y'])(
    '%j holds neither a call nor a message',
    (answer) => {
      expect(readAnswer(answer)).toBeUndefined()
    },
  )
})

describe('a call told by its answer alone', () => {
  const leg = { sid: 'CAleg', status: 'completed', rung: 12, talked: 252 } as const
  const ended = callWith({
    status: 'completed',
    start_time: 'Thu, 15 Jan 2026 09:00:10 +0000',
    end_time: 'Thu, 15 Jan 2026 09:05:10 +0000',
  })
  const written = (changes: Parameters<typeof entryWith>[0], wanted: AnswerWanted = detailed) =>
    writeAnswer(ended, [entryWith({ status: 'completed', leg, ...changes })], wanted)

  it('is the call with its times, its leg, its number and its disposition', () => {
    const told = readCallAnswer(written({ number: 2, disposition: '1.1' }), true)
    expect(told?.item).toMatchObject({
      sid: callSid,
      status: 'completed',
      url: `${root}.json`,
      recordingsUrl: `${root}/Recordings.json`,
      startedAt: ended.startedAt,
      endedAt: ended.endedAt,
    })
    expect(told?.log).toEqual([
      {
        sid: callSid,
        at: entryWith().at,
        number: 2,
        print: '',
        status: 'completed',
        leg,
        disposition: '1.1',
      },
    ])
  })

  it('has a number entered by hand only where numbers are shown', () => {
    const answer = written({ number: 0, hand: '+254711222999' })
    expect(readCallAnswer(answer, true)?.log[0]).toMatchObject({ number: 0, hand: '+254711222999' })
    expect(readCallAnswer(answer, false)?.log[0]).not.toHaveProperty('hand')
    const odd = answer.replace('+254711222999', '<b>1</b>')
    expect(readCallAnswer(odd, true)?.log[0]).not.toHaveProperty('hand')
  })

  it('is the call to the form’s first number where the answer has the four items of 2020', () => {
    const told = readCallAnswer(written({}, plain), true)
    expect(told?.log).toEqual([{ sid: callSid, at: 0, number: 1, print: '', status: 'completed' }])
    expect(told?.item.url).toBe(`${root}.json`)
  })

  it('stands among all calls of its field, each with what the answer says of it', () => {
    const missed = entryWith({ sid: 'CA1', status: 'no-answer', number: 3 })
    const late = entryWith({
      sid: 'CA2',
      status: 'completed',
      recording: { sid: 'RE2', state: 'deleted' },
      disposition: 'call back / Tue',
      leg: { sid: 'CAleg2', status: 'completed', rung: 4, talked: 61 },
    })
    const now = entryWith({ status: 'completed', leg, recording: { sid: 'RE3', state: 'on' } })
    // A call that turned up late stands before the latest, or behind it.
    const told = readCallAnswer(writeAnswer(ended, [missed, now, late], detailed), true)
    expect(told?.item.sid).toBe(callSid)
    expect(told?.log).toEqual([
      { sid: 'CA1', at: missed.at, number: 3, print: '', status: 'no-answer' },
      {
        sid: callSid,
        at: now.at,
        number: 1,
        print: '',
        status: 'completed',
        leg,
        recording: { state: 'on' },
      },
      {
        sid: 'CA2',
        at: late.at,
        number: 1,
        print: '',
        status: 'completed',
        leg: { sid: '', status: 'completed', talked: 61 },
        recording: { state: 'deleted' },
        disposition: 'call back / Tue',
      },
    ])
  })

  it('is the only one that an answer before 2.4.0 tells of, and is not lost where its list was cut', () => {
    const answer = writeAnswer(ended, [entryWith({ sid: 'CA1' }), entryWith()], detailed)
    const before = answer.split('|').slice(0, 14).join('|')
    expect(readCallAnswer(before, true)?.log.map(({ sid }) => sid)).toEqual([callSid])
    const cut = answer.slice(0, answer.lastIndexOf(' ') + 20)
    expect(readCallAnswer(cut, true)?.log.map(({ sid }) => sid)).toEqual(['CA1', callSid])
  })

  it('tells of a call that rang nobody, so that it takes none of the attempts', () => {
    const missed = entryWith({ sid: callSid, status: 'completed', unrung: true })
    const told = readCallAnswer(writeAnswer(callWith({ status: 'completed' }), [missed], detailed), true)
    expect(told?.log).toMatchObject([{ sid: callSid, unrung: true }])
  })

  it('stands among calls of which hardly anything is told', () => {
    const answer = writeAnswer(ended, [entryWith({ sid: 'CA1' }), entryWith()], detailed)
    const told = readCallAnswer(answer.replace(/CA1\S+/, 'CA1///////?'), true)
    expect(told?.log[0]).toStrictEqual({ sid: 'CA1', at: 0, number: 1, print: '', status: 'queued' })
  })

  it('has no leg where the answer names none that can be', () => {
    expect(readCallAnswer(`completed|${callSid}|||maybe|CAleg|1|2`, true)?.log[0]).not.toHaveProperty('leg')
    expect(readCallAnswer(`completed|${callSid}|||completed||1|2`, true)?.log[0]).not.toHaveProperty('leg')
  })

  it('is none where the answer is of a message, of nothing, or of something else', () => {
    for (const answer of ['', 'sent|SM0123|x|', 'completed', '|||', 'yes', `|${callSid}|`]) {
      expect(readCallAnswer(answer, true)).toBeUndefined()
    }
  })

  it('leads to no other place than Twilio', () => {
    const told = readCallAnswer(`completed|${callSid}|https://elsewhere.example/x.json|`, true)
    expect(told?.item.url).toMatch(/^https:\/\/api\.twilio\.com\//)
  })
})

describe('the answer of a message', () => {
  const answerOf = (changes: Readonly<Record<string, unknown>>) => {
    const message = readMessage(messageJson(changes))
    return message ? writeMessageAnswer(message).split('|') : []
  }

  it('has its status, its SID and its address, and the list of its files where some went with it', () => {
    expect(answerOf({ status: 'sent' })).toEqual(['sent', messageSid, `${messages}/${messageSid}.json`, ''])
    expect(answerOf({ num_media: '1' })[3]).toBe(`${messages}/${messageSid}/Media.json`)
    // Before Twilio has counted them its SID tells.
    expect(answerOf({ sid: 'MM01', subresource_uris: {}, uri: '' })[3]).toBe(`${messages}/MM01/Media.json`)
    expect(answerOf({ sid: 'SM0MM1' })[3]).toBe('')
  })
})

describe('a message told by its answer alone', () => {
  it('is the message, and none where the answer is a call’s', () => {
    const url = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/SM0123.json`
    expect(readMessageAnswer(`sent|SM0123|${url}|`)).toMatchObject({ sid: 'SM0123', status: 'sent', url })
    expect(readMessageAnswer(`queued|${callSid}||`)).toBeUndefined()
    expect(readMessageAnswer('')).toBeUndefined()
  })
})

describe('an answer', () => {
  it('is of a call where it names it as it is now', () => {
    const call = callWith({ status: 'completed' })
    expect(isAnswerOf(call, `completed|${callSid}||`)).toBe(true)
    expect(isAnswerOf(call, `Completed|${callSid}||`)).toBe(true)
    expect(isAnswerOf(call, `queued|${callSid}||`)).toBe(false)
    expect(isAnswerOf(call, 'completed|CA01||')).toBe(false)
    expect(isAnswerOf(call, '')).toBe(false)
  })
})
