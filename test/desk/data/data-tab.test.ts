import { h } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DataTab } from '../../../src/desk/data/data-tab.tsx'
import type { Interview } from '../../../src/desk/interview.ts'
import { type Shown, showPart } from '../showing.ts'
import { answerOf, csvOf, detailedAnswer, fileOf, keyOf } from './exports.ts'

const survey = fileOf(
  csvOf([
    ['KEY', 'enum_id', 'team', 'caseid', 'consent', 'call', 'callback'],
    [keyOf(1), 'e1', 'north', 'HH1', '1', detailedAnswer(2), ''],
    [keyOf(2), 'e2', 'south', 'HH2', '2', answerOf(5), answerOf(6)],
  ]),
)

let given: readonly Interview[] = []
let reports: number[]
let stored: Map<string, string>

beforeEach(() => {
  given = []
  reports = []
  stored = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

interface OpenTab {
  readonly shown: Shown
  choose(...files: readonly File[]): void
}

function openTab(): OpenTab {
  const give = (interviews: readonly Interview[]) => {
    given = interviews
  }
  const shown = showPart(
    h(DataTab, { timeZone: 'UTC', setTimeZone() {}, give, seeReport: () => reports.push(given.length) }),
  )
  return {
    shown,
    choose(...files) {
      const input = shown.root.querySelector('input')
      const view = shown.root.ownerDocument.defaultView
      if (!input || !view) throw new Error('There is no field for files.')
      Object.defineProperty(input, 'files', { value: files, configurable: true })
      input.dispatchEvent(new view.Event('change'))
    },
  }
}

/** Once the files are read, which takes a moment. */
async function openWith(...files: readonly File[]): Promise<OpenTab> {
  const tab = openTab()
  tab.choose(...files)
  await vi.waitFor(() => expect(statusOf(tab)).toMatch(/Calls: \d/))
  return tab
}

function statusOf({ shown }: OpenTab): string {
  return shown.root.querySelector('[role=status]')?.textContent ?? ''
}

function tick({ shown }: OpenTab, label: string): void {
  const found = [...shown.root.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  const box = found?.querySelector('input')
  if (!box) throw new Error(`There is nothing to tick called ${label}.`)
  box.click()
}

describe('the tab for data', () => {
  it('takes an export in, says what is in it, and gives its interviews', async () => {
    const tab = await openWith(survey)
    await vi.waitFor(() => expect(given).toHaveLength(2))
    expect(given.map(({ enumerator, caseId, isDone }) => [enumerator, caseId, isDone])).toEqual([
      ['e1', 'HH1', true],
      ['e2', 'HH2', false],
    ])
    expect(statusOf(tab)).toBe('Interviews with calls: 2. Calls: 4. Remarks: 0.')
    const text = tab.shown.root.textContent
    expect(text).toContain('call (3), callback (1)')
    // Some of the values stand beside each choice.
    expect(text).toContain('Such as HH1, HH2')
  })

  it('reads the file again for a column that it had not kept', async () => {
    const tab = await openWith(survey)
    tab.shown.write('Who called', 'team')
    await vi.waitFor(() => expect(given.map(({ enumerator }) => enumerator)).toEqual(['north', 'south']))
  })

  it('remembers what was said of a form, and nothing of what is in it', async () => {
    const tab = await openWith(survey)
    tab.shown.write('Who called', 'team')
    tick(tab, '2 (1)')
    await vi.waitFor(() => expect(given.map(({ isDone }) => isDone)).toEqual([true, true]))
    const slice = vi.spyOn(survey, 'slice')
    await openWith(survey)
    await vi.waitFor(() => expect(given.map(({ enumerator }) => enumerator)).toEqual(['north', 'south']))
    expect(given.map(({ isDone }) => isDone)).toEqual([true, true])
    // Its beginning, to see what it is, and all of it: what is asked for again is kept at once.
    expect(slice).toHaveBeenCalledTimes(2)
    slice.mockRestore()
    expect([...stored.values()].join()).not.toMatch(/uuid|CA0|HH1|north/)
  })

  it('compares the numbers of a column that was chosen, and shows and remembers none', async () => {
    const numbered = fileOf(
      csvOf([
        ['KEY', 'caseid', 'call', 'listed'],
        [keyOf(1), 'HH1', answerOf(1), '+254 711 000001'],
        [keyOf(2), 'HH2', answerOf(2), '254711000001|+254711000002'],
        [keyOf(3), 'HH3', answerOf(3), 'refused'],
      ]),
    )
    const tab = await openWith(numbered)
    expect(given.map(({ numbers }) => numbers)).toEqual([[], [], []])
    tab.shown.write('The respondent’s number', 'listed')
    await vi.waitFor(() =>
      expect(given.map(({ numbers }) => numbers)).toEqual([
        ['254711000001'],
        ['254711000001', '254711000002'],
        [],
      ]),
    )
    expect(tab.shown.root.textContent).not.toContain('711')
    expect([...stored.values()].join()).not.toContain('711')
  })

  it('shows what the page is for until there is something in it, and then the way to the report', async () => {
    const empty = openTab()
    expect(empty.shown.root.textContent).toContain('How it goes')
    const tab = await openWith(survey)
    expect(tab.shown.root.textContent).not.toContain('How it goes')
    tab.shown.tap('See the report')
    expect(reports).toEqual([2])
  })

  it('leaves out a call field that does not count', async () => {
    const tab = await openWith(survey)
    tick(tab, 'callback (1 calls)')
    await vi.waitFor(() => expect(given.map(({ calls }) => calls.length)).toEqual([2, 1]))
  })

  it('keeps what it has when another file cannot be read, and says why', async () => {
    const tab = await openWith(survey)
    tab.choose(fileOf('$FL2@(#) SPSS DATA FILE', 'survey.sav'))
    await vi.waitFor(() =>
      expect(tab.shown.root.querySelector('[role=alert]')?.textContent).toContain(
        'survey.sav is a file of SPSS. Export as CSV instead.',
      ),
    )
    expect(given).toHaveLength(2)
  })

  it('has one file once, however often it is given', async () => {
    const tab = await openWith(survey, survey)
    expect(statusOf(tab)).toBe('Interviews with calls: 2. Calls: 4. Remarks: 0.')
  })

  it('takes a file out again', async () => {
    const tab = await openWith(survey)
    tab.shown.tap('Take out survey_WIDE.csv')
    await vi.waitFor(() => expect(given).toEqual([]))
  })

  it('names the rows that it could not count', async () => {
    const cut = fileOf(
      csvOf([
        ['KEY', 'call'],
        [keyOf(1), answerOf(1)],
        [keyOf(2), answerOf(2).slice(0, 20)],
      ]),
    )
    const { shown } = await openWith(cut)
    expect(shown.root.textContent).toMatch(
      /A call in the column call is cut .* SID is lost.*survey_WIDE\.csv: row 3\./,
    )
  })
})
