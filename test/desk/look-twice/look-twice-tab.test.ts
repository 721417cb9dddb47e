import { h } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Choices } from '../../../src/desk/choices.ts'
import type { Interview } from '../../../src/desk/interview.ts'
import { LookTwiceTab } from '../../../src/desk/look-twice/look-twice-tab.tsx'
import { callWith, interviewWith, talk } from '../interviews.ts'
import { downloadedBy, showPart } from '../showing.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const choices: Choices = { timeZone: 'UTC', setTimeZone() {}, classes: {}, setClasses() {} }

function show(interviews: readonly Interview[], play?: (sid: string) => void) {
  return showPart(h(LookTwiceTab, { interviews, choices, sound: new Map(), ...(play && { play }) }))
}

describe('what is looked at twice', () => {
  it('shows each finding with its evidence, and plays its sound', () => {
    const call = talk(45)
    const row = interviewWith([call], { key: 'uuid:short', isDone: true })
    const play = vi.fn()
    const shown = show([row], play)
    const card = shown.named('Completed, with little talk')
    expect(card.textContent).toContain('uuid:short')
    expect(card.textContent).toContain('Talked 45 s; the least is 120 s.')
    shown.tap(`Play the sound: ${call.sid}`)
    expect(play).toHaveBeenCalledExactlyOnceWith(call.sid)
  })

  it('names the cases of one number, and the number nowhere', async () => {
    const rows = ['HH1', 'HH2'].map((caseId) =>
      interviewWith([talk(300)], { caseId, numbers: ['254711000001'] }),
    )
    const shown = show(rows)
    expect(shown.named('One number in several cases').textContent).toContain(
      'It is the number of 2 cases: HH1, HH2.',
    )
    const csv = await downloadedBy(() => shown.tap(/findings\.csv/))
    expect(csv).toContain('HH1, HH2')
    expect(csv + shown.root.innerHTML).not.toContain('711000001')
  })

  it('says of how many a rule could not tell, and what it needs', () => {
    const shown = show([interviewWith([callWith({ status: 'completed' })], { isDone: true })])
    const rows = shown.rows('What was looked for')
    expect(rows[1]).toEqual([
      'Completed, with little talk',
      '—',
      '0',
      '1',
      'The export does not say how long people talked. That needs details=1.',
    ])
    expect(rows.find(([name]) => name === 'The status is not final')).toEqual([
      'The status is not final',
      '0',
      '1',
      '0',
      '',
    ])
  })

  it('follows the user’s threshold, and keeps the last one where no number is typed', () => {
    const shown = show([interviewWith([talk(45)], { isDone: true })])
    const found = () => shown.rows('What was looked for')[1]?.[1]
    expect(found()).toBe('1')
    shown.write('Least talk', '30')
    expect(found()).toBe('0')
    shown.write('Least talk', 'half a minute')
    expect(found()).toBe('0')
    expect(shown.root.textContent).toContain('A whole number from 0 to 36000. Until then it is 30.')
  })

  it('shows twenty findings of a rule at first, and more when asked', () => {
    const rows = Array.from({ length: 45 }, () => interviewWith([callWith({ number: 0 })]))
    const shown = show(rows)
    const items = () => shown.named('A number entered by hand').querySelectorAll('li').length
    expect(items()).toBe(20)
    shown.tap('Show 20 more')
    shown.tap('Show 5 more')
    expect(items()).toBe(45)
  })

  it('has no button that plays where there is no sound to play', () => {
    const shown = show([interviewWith([callWith({ number: 0 })])])
    expect(() => shown.tap(/^Play/)).toThrow('There is no button')
  })

  it('gives the findings as a CSV', async () => {
    const call = callWith({ number: 0 })
    const shown = show([interviewWith([call], { key: 'uuid:1', caseId: 'c1', enumerator: 'Amina' })])
    const text = await downloadedBy(() => shown.tap(/findings\.csv$/))
    expect(text.split('\r\n')).toEqual([
      '\ufeffKEY,Enumerator,Case,What,Evidence,Calls',
      `uuid:1,Amina,c1,A number entered by hand,The enumerator typed the number on the keypad.,${call.sid}`,
      '',
    ])
  })
})
