import { h } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Choices } from '../../../src/desk/choices.ts'
import type { Interview } from '../../../src/desk/interview.ts'
import { ReportTab } from '../../../src/desk/report/report-tab.tsx'
import { callWith, dialled, interviewWith, nineInNairobi, talk } from '../interviews.ts'
import { downloadedBy, showPart } from '../showing.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const choices: Choices = { timeZone: 'Africa/Nairobi', setTimeZone() {}, classes: {}, setClasses() {} }

function show(interviews: readonly Interview[], changes: Partial<Choices> = {}) {
  return showPart(h(ReportTab, { interviews, choices: { ...choices, ...changes } }))
}

const minute = 60_000
const times = (from: number, minutes: number) => ({
  startedAt: nineInNairobi + from * minute,
  endedAt: nineInNairobi + (from + minutes) * minute,
})

const survey: readonly Interview[] = [
  interviewWith([talk(300, { ...times(0, 6), disposition: '1.1' })], { caseId: 'a', isDone: true }),
  interviewWith([dialled('no-answer', { ...times(10, 1), leg: { status: 'no-answer', rung: 30 } })], {
    caseId: 'b',
    isDone: false,
  }),
  interviewWith([talk(20, { ...times(20, 40), disposition: '2.11' })], {
    caseId: 'b',
    isDone: false,
    enumerator: 'Juma',
  }),
  interviewWith([callWith({ status: 'busy', ...times(70, 0) })], {
    caseId: 'c',
    isDone: false,
    enumerator: 'Juma',
  }),
]

describe('the report', () => {
  it('begins with what most want to know', () => {
    const glance = [...show(survey).root.querySelectorAll('.glance li')].map(({ textContent }) => textContent)
    expect(glance).toEqual([
      '4 calls',
      '3 cases',
      '66.7% respondents answered',
      '2:40 talked, median',
      '5:20 talked, all together',
    ])
  })

  it('says of an export of four items what is missing, and gives no figure for it', () => {
    const { root } = show([interviewWith([callWith({ status: 'completed' })])])
    const glance = [...root.querySelectorAll('.glance strong')].map(({ textContent }) => textContent)
    expect(glance).toEqual(['1', '1', '—', '—', '—'])
    expect(root.querySelector('.heat')).toBeNull()
    expect(root.querySelector('.bars')).toBeNull()
    expect(root.textContent.split('That needs details=1 in the form.')).toHaveLength(3)
  })

  it('has the figures of all calls', () => {
    const rows = show(survey).rows('All calls')
    expect(rows).toEqual([
      ['Measure', 'Value', 'Of how many', 'Not known of'],
      ['Calls', '4', '—', '—'],
      ['The enumerator answered', '75.0%', '4', '0'],
      ['The respondent answered', '66.7%', '3', '0'],
      ['Talked, all together', '5:20', '2', '0'],
      ['Talked, median', '2:40', '2', '0'],
      ['Talked, 10th percentile', '0:48', '2', '0'],
      ['Talked, 90th percentile', '4:32', '2', '0'],
      ['Rang the respondent in vain', '1', '3', '0'],
      ['Time that they rang in vain', '0:30', '1', '0'],
    ])
  })

  it('has each enumerator’s calls and completes an hour', () => {
    expect(show(survey).rows('By enumerator').slice(1)).toEqual([
      ['Amina', '2', '50.0% of 2', '5:00', '1', '0.2', '10.9', '5.5', '0'],
      ['Juma', '2', '100.0% of 1', '0:20', '0', '0.8', '2.4', '0.0', '0'],
    ])
  })

  it('has cases by attempts, and what each ended with', () => {
    const shown = show(survey)
    expect(shown.rows('Cases by attempts and last outcome')).toEqual([
      ['Attempts', 'Cases', 'Answered', 'Not dialled'],
      ['0', '1', '0', '1'],
      ['1', '1', '1', '0'],
      ['2', '1', '1', '0'],
    ])
    const finals = shown.rows('Final disposition of each case').slice(1)
    expect(finals.map((cells) => cells.slice(0, 3))).toEqual([
      ['(none)', 'No call has a disposition', '1'],
      ['1.1', 'Interview completed', '1'],
      ['2.11', 'Refused', '1'],
    ])
    expect(shown.root.textContent).toContain('it is not known what they count as: 1.')
  })

  it('has AAPOR’s rates with the numbers that they come from', () => {
    const rates = show(survey).rows('AAPOR’s outcome rates').slice(1)
    expect(rates).toHaveLength(16)
    expect(rates[0]).toEqual(['RR1', '50.0%', '1', '2', 'I / (I + P + R + NC + O + UH + UO)'])
    expect(rates.map(([name]) => name)).toContain('CON3')
  })

  it('has a cell for each hour and weekday, with its share and of how many', () => {
    const heat = show(survey).rows('When respondents answer')
    expect(heat[0]).toEqual(['Hour', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
    expect(heat.slice(1)).toEqual([['09–10', '', '67% of 3', '', '', '', '', '']])
  })

  it('says in words what the picture of the days shows', () => {
    const picture = show(survey).root.querySelector('svg')
    expect(picture?.getAttribute('aria-label')).toBe(
      'Calls from 2026-03-03 to 2026-03-03: at most 4 on one day, 2026-03-03.',
    )
  })

  it('never shows 0 for what an export of 2020 does not know', () => {
    const shown = show([
      interviewWith([callWith({ status: 'completed' })]),
      interviewWith([callWith({ status: 'completed' })]),
    ])
    const rows = shown.rows('All calls')
    expect(rows.slice(3)).toEqual([
      ['The respondent answered', '—', '0', '2'],
      ['Talked, all together', '—', '0', '2'],
      ['Talked, median', '—', '0', '2'],
      ['Talked, 10th percentile', '—', '0', '2'],
      ['Talked, 90th percentile', '—', '0', '2'],
      ['Rang the respondent in vain', '—', '0', '2'],
      ['Time that they rang in vain', '—', '0', '2'],
    ])
    expect(shown.rows('By enumerator')[1]).toEqual([
      'Amina',
      '2',
      '— (nothing to divide by)2 not known',
      '—',
      '—',
      '— (no time is known)',
      '—',
      '—',
      '2',
    ])
    expect(shown.rows('AAPOR’s outcome rates')[1]?.[1]).toBe('— (nothing to divide by)')
  })

  it('says that a call which stands in several rows is counted once', () => {
    const call = talk(60)
    expect(show([interviewWith([call]), interviewWith([call])]).root.textContent).toContain(
      'Places left out: 1.',
    )
  })

  it('lets the user say what a code counts as', () => {
    const setClasses = vi.fn()
    const shown = show([interviewWith([talk(60, { disposition: '7' })])], {
      setClasses,
      classes: { '8': 'R' },
    })
    expect(shown.rows('Final disposition of each case')[1]?.slice(0, 3)).toEqual(['7', 'Your own code', '1'])
    shown.write('What 7 counts as', 'I')
    expect(setClasses).toHaveBeenCalledWith({ '7': 'I', '8': 'R' })
    const counted = show([interviewWith([talk(60, { disposition: '7' })])], { classes: { '7': 'I' } })
    expect(counted.rows('AAPOR’s outcome rates')[1]?.[1]).toBe('100.0%')
  })

  it('goes back to AAPOR’s classes where some were changed', () => {
    const setClasses = vi.fn()
    const rows = [interviewWith([talk(60, { disposition: '1.1' })])]
    expect(() => show(rows).tap('As AAPOR has it')).toThrow('There is no button')
    show(rows, { setClasses, classes: { '1.1': 'P' } }).tap('As AAPOR has it')
    expect(setClasses).toHaveBeenCalledWith({})
  })

  it('gives what each case ended with as a CSV', async () => {
    const shown = show(survey)
    const text = await downloadedBy(() => shown.tap('Download each case as CSV: cases.csv'))
    expect(text.split('\r\n').slice(0, 4)).toEqual([
      '\ufeffCase,Calls,Code,Meaning,Counts as',
      'a,1,1.1,Interview completed,I: interview',
      'b,2,2.11,Refused,R: refusal or break-off',
      'c,1,(none),No call has a disposition,Not counted',
    ])
  })

  it('takes another e, and says what is none', () => {
    const shown = show([
      interviewWith([talk(60, { disposition: '1.1' })]),
      interviewWith([dialled('no-answer')]),
    ])
    const rr3 = () => shown.rows('AAPOR’s outcome rates')[3]?.[1]
    // The computed e is 1: nobody is known not to be eligible.
    expect(rr3()).toBe('50.0%')
    shown.write('e, the share', '0,5')
    expect(rr3()).toBe('66.7%')
    shown.write('e, the share', '1.5')
    expect(rr3()).toBe('50.0%')
    expect(shown.root.textContent).toContain('e is a number from 0 to 1')
  })

  it('gives each table as a CSV, where what is not known is empty', async () => {
    const shown = show([interviewWith([callWith({ status: 'completed' })], { enumerator: '=cmd()' })])
    const text = await downloadedBy(() => shown.tap('Download as CSV: enumerators.csv'))
    const [head, row] = text.split('\r\n')
    expect(head).toBe(
      '\ufeffEnumerator,Calls,Respondent answered,Talked,Completes,Hours,Calls an hour,Completes an hour,Calls without a time',
    )
    expect(row).toBe(`"'=cmd()",1,,,,,,,1`)
  })
})
