import { expect, it } from 'vitest'
import { writeAnswer } from '../../src/plugin/answer.ts'
import { readMetadata } from '../../src/plugin/metadata.ts'
import { callWith, entryWith, settingsWith } from '../plugin/fixtures.ts'
import { blocksIn, readPage } from './pages.ts'

const page = 'extras/supervisor.md'

it('the call of the log that the page shows is one that a field reads', () => {
  const [shown] = blocksIn(page).filter(({ language }) => language === 'json')
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
    'For how long did they talk?': '0',
    "Did the enumerator's own phone fail?": 'completed',
    'How long did it ring in vain?': '30',
    'How many calls did it take?': '1',
    'Which number was it?': '2',
    'What does the enumerator say?': '3.13',
    'Which call is it at Twilio?': callWith().sid,
  }
  const rows = [...readPage(page).matchAll(/^\| ([^|]+\?) \| items? (\d+)/gm)]
  expect(rows.length).toBeGreaterThanOrEqual(Object.keys(answers).length)
  for (const [, question = '', item] of rows)
    if (question in answers) expect(items[Number(item)], question).toBe(answers[question])
})
