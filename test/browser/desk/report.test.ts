import { parse } from 'csv-parse/sync'
import { beforeAll, expect, it } from 'vitest'
import { say } from '../../../src/desk/words/say.ts'
import type { HeldSurvey } from '../../desk/many-submissions.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import {
  expectedDays,
  expectedEnumerators,
  expectedHours,
  expectedTotals,
} from './expected/expected-calls.ts'
import {
  allocated,
  countCodes,
  countLetters,
  expectedAttempts,
  expectedFinals,
  expectedRates,
  finalCodeOf,
  type Letters,
} from './expected/expected-cases.ts'
import { type Told, type ToldCase, tellCalls, tellCases, zone } from './expected/told.ts'
import { count } from './expected/written.ts'
import { type OpenDesk, useDesk } from './open-desk.ts'
import { surveyOfRun } from './survey.ts'

/** A survey of 500 forms is as many as a real one has. */
const surveyMs = 10 * 60_000

describeInChromium('the report of a survey that the plug-in made', () => {
  const open = useDesk()
  let survey: HeldSurvey
  let calls: readonly Told[]
  let cases: readonly ToldCase[]
  let letters: Letters & { readonly none: number }

  beforeAll(async () => {
    survey = await surveyOfRun()
    calls = tellCalls(survey.truth)
    cases = tellCases(calls)
    letters = countLetters(countCodes(cases))
  }, surveyMs)

  async function openReport(): Promise<OpenDesk> {
    const desk = await open({ timeZone: zone.name })
    await desk.takeIn(survey.csv)
    await desk.openTab('reportTab')
    return desk
  }

  /** Without what only says what the others are. */
  const body = async (desk: OpenDesk, title: Parameters<OpenDesk['rows']>[0]) =>
    (await desk.rows(title)).slice(1)

  it('says of the calls what is true of them', async () => {
    const desk = await openReport()
    const values = {
      calls: count(calls.length),
      rows: count(new Set(calls.map(({ submission }) => submission)).size),
      cases: count(cases.length),
      timeZone: zone.name,
    }
    expect(await desk.card('reportTab').locator('p').first().innerText()).toBe(say('reportOf', values))
    expect(await body(desk, 'totalsTitle')).toEqual(expectedTotals(calls))
    expect(await body(desk, 'enumeratorsTitle')).toEqual(expectedEnumerators(calls))
    expect(await body(desk, 'hoursTitle')).toEqual(expectedHours(calls))
    expect(desk.problems).toEqual([])
  })

  it('shows each day as tall as it had calls', async () => {
    const desk = await openReport()
    const days = expectedDays(calls)
    expect(await body(desk, 'daysTitle')).toEqual(days.map(({ row }) => row))
    const bars = await desk
      .card('daysTitle')
      .locator('svg g')
      .evaluateAll((groups) =>
        groups.map((group) => [
          group.querySelector('title')?.textContent,
          ...[...group.querySelectorAll('rect')].map((bar) => bar.getBoundingClientRect().height),
        ]),
      )
    const most = Math.max(...days.map((one) => one.calls))
    const [, tallest = 0] =
      bars.find(([, tall]) => tall === Math.max(...bars.map(([, one]) => Number(one)))) ?? []
    const tall = (number: number) => expect.closeTo((Number(tallest) * number) / most, 1)
    expect(bars).toEqual(
      days.map((one) => [`${one.day}: ${count(one.calls)}`, tall(one.calls), tall(one.answered)]),
    )
  })

  it('says of the cases what is true of them', async () => {
    const desk = await openReport()
    expect(await desk.rows('attemptsTitle')).toEqual(expectedAttempts(cases))
    expect(await body(desk, 'finalsTitle')).toEqual(expectedFinals(countCodes(cases)))
    const uncounted = say('uncountedCases', { cases: count(letters.none) })
    expect((await desk.card('finalsTitle').innerText()).includes(uncounted)).toBe(letters.none > 0)
    const { content } = await desk.downloadBy(
      desk.card('finalsTitle').getByRole('button', { name: 'cases.csv' }),
    )
    const told: string[][] = parse(content, { bom: true, from: 2 })
    expect(Object.fromEntries(told.map(([id, number, code]) => [id, [number, code]]))).toEqual(
      Object.fromEntries(
        cases.map((one) => {
          const code = finalCodeOf(one)
          return [one.id, [String(one.calls.length), /^\d/.test(code) ? code : say('noCode')]]
        }),
      ),
    )
  })

  it('has AAPOR’s rates of them, also with another e', async () => {
    const desk = await openReport()
    const rates = async () => (await body(desk, 'ratesTitle')).map((row) => row.slice(0, 4))
    const [eligible, known] = allocated(letters)
    const card = desk.card('ratesTitle')
    const numbers = (['I', 'P', 'R', 'NC', 'O', 'UH', 'UO', 'NE'] as const).map(
      (letter) => `${letter} ${count(letters[letter])}`,
    )
    expect(await card.innerText()).toContain(numbers.join(' · '))
    expect(await card.innerText()).toContain(say('eHint', { e: (eligible / known).toFixed(3) }))
    expect(await rates()).toEqual(expectedRates(letters, [eligible, known]))
    await card.getByRole('textbox').fill('0.35')
    expect(await rates()).toEqual(expectedRates(letters, [35, 100]))
  })
})
