import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { ruleWords } from '../../src/desk/look-twice/rule-words.ts'
import { firstThresholds, ruleNames } from '../../src/desk/look-twice/thresholds.ts'
import { sayClass } from '../../src/desk/report/aapor/class-words.ts'
import { say } from '../../src/desk/words/say.ts'
import { classOfCode } from '../../src/stored/aapor.ts'
import { writeAnswer } from '../../src/stored/answer.ts'
import { readMetadata } from '../../src/stored/metadata.ts'
import type { CallStatus } from '../../src/twilio/calls.ts'
import { callWith, entryWith, settingsWith } from '../plugin/world/fixtures.ts'
import { blocksIn, readPage } from './pages.ts'

const page = 'extras/supervisor.md'
/** Who works without the desk reads there how the columns are split. */
const storedPage = 'extras/what-is-stored.md'

it('the call of the log that the page shows is one that a field reads', () => {
  const [shown] = blocksIn(storedPage).filter(({ language }) => language === 'json')
  const entry: unknown = JSON.parse(shown?.text ?? '')
  const stored = JSON.stringify({ plugin: { version: 1, salt: 'salt', log: [entry] } })
  expect(readMetadata(stored).log).toEqual([entry])
})

it('the page sends each question to the item that answers it', () => {
  const leg = { sid: `CA${'1'.repeat(32)}`, status: 'no-answer', rung: 30, talked: 0 } as const
  const entry = entryWith({ leg, number: 2, disposition: '3.13' })
  const items = writeAnswer(
    callWith({ status: 'completed' }),
    [entry],
    settingsWith({ details: true }),
  ).split('|')
  const answers: Readonly<Record<string, string>> = {
    'Was the respondent reached?': 'no-answer',
    'Was a person talked to?': 'no-answer',
    'For how long did they talk?': '0',
    "Did the enumerator's own phone fail?": 'completed',
    'How long did it ring in vain?': '30',
    'How many calls did it take?': '1',
    'Which number was it?': '2',
    'What does the enumerator say?': '3.13',
    'Which call is it at Twilio?': callWith().sid,
  }
  const rows = [...readPage(page).matchAll(/^\| ([^|]+\?) \| items? (\d+)/gm)]
  const asked = rows.map(([, question]) => question)
  expect(asked).toEqual(expect.arrayContaining(Object.keys(answers)))
  for (const [, question = '', item] of rows)
    if (question in answers) expect(items[Number(item)], question).toBe(answers[question])
})

/** The answer of a call of which the respondent's leg became `status`, with a code or none yet. */
function answerOf(status: CallStatus, disposition: string): string[] {
  const entry = entryWith({ leg: { sid: `CA${'1'.repeat(32)}`, status }, disposition })
  return writeAnswer(callWith({ status: 'completed' }), [entry], settingsWith({ details: true })).split('|')
}

it('counts the codes as the report does', () => {
  const rows = [...readPage(page).matchAll(/^\| (`[\d.`, ]+) \| (.*) \|$/gm)]
  const told = rows.flatMap(([, codes = '', text]) =>
    [...codes.matchAll(/`([\d.]+)`/g)].map(([, code]) => [code, text]),
  )
  expect(told).toHaveLength(11)
  for (const [code = '', text] of told) {
    const counted = classOfCode(code.includes('.') ? code : `${code}.1`)
    expect(counted && sayClass(counted), code).toBe(text)
  }
})

it('names each thing that is looked at twice, with its first threshold', () => {
  const rows = [...readPage(page).matchAll(/^\| ([a-z][^|`]+) \| ([^|]+) \|$/gm)]
  const first = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
  const titles = ruleNames.map((name) => first(say(ruleWords[name].title)))
  const looked = new Map(rows.map(([, what = '', from = '']) => [what, from]))
  expect([...looked.keys()]).toEqual(expect.arrayContaining(titles))
  const { leastTalk, leastRecorded, mostOverlap, nightFrom, nightTo } = firstThresholds
  expect(looked.get(titles[0] ?? '')).toContain(`${leastTalk} seconds`)
  expect(looked.get(titles[3] ?? '')).toContain(`${leastRecorded} per cent`)
  expect(looked.get(titles[7] ?? '')).toContain(`${mostOverlap} seconds`)
  expect(looked.get(titles[9] ?? '')).toContain(`${nightFrom} to ${nightTo} `)
})

const blockOf = (kind: string) => blocksIn(storedPage).find(({ language }) => language === kind)?.text ?? ''

/** Line after line of one variable for each row, which is all that these need of the two languages. */
const runIn: Readonly<Record<string, (items: readonly string[]) => unknown>> = {
  stata(items) {
    const lines = [...blockOf('stata').matchAll(/^gen (reached|person) = (.*)$/gm)]
    const script = lines.map(([, name, value = '']) => `var ${name} = ${value.replace(/&/g, '&&')}`)
    // Stata counts from 1.
    const variables = Object.fromEntries(items.map((item, place) => [`call_${place + 1}`, item]))
    return runInNewContext(`${script.join('\n')};[reached, person]`, variables)
  },
  r(items) {
    const lines = [...blockOf('r').matchAll(/^data\$(?:reached|person) <- .*$/gm)]
    const script = lines.map(([line]) => line.replace('<-', '=').replace(/%in%/g, '==').replace(/&/g, '&&'))
    const data = {}
    return runInNewContext(`${script.join('\n').replace(/data\$/g, 'data.')};[data.reached, data.person]`, {
      data,
      item: (place: number) => items[place],
    })
  },
}

describe.each(Object.keys(runIn))('the lines for %s', (language) => {
  it.each([
    ['a person who answered', 'completed', '1.1', [true, true]],
    ['an answering machine', 'completed', '3.14', [true, false]],
    ['a respondent who did not answer', 'no-answer', '3.13', [false, false]],
    ['a busy line', 'busy', '3.12', [false, false]],
  ] as const)('tell %s from the others', (_who, status, code, expected) => {
    expect(runIn[language]?.(answerOf(status, code))).toEqual(expected)
  })
})
