import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { readMetadata } from '../../src/stored/metadata.ts'
import { type CallTruth, type HeldSurvey, holdSurvey } from './many-submissions.ts'
import { planSurvey } from './survey/plan.ts'

let survey: HeldSurvey
let rows: readonly Record<string, string>[]

beforeAll(async () => {
  survey = await holdSurvey({ count: 40, seed: 3, withMetadata: true })
  rows = parse(survey.csv, { columns: true })
})

const itemsOf = (row: Record<string, string> | undefined): string[] => row?.['call']?.split('|') ?? []

describe('a survey that was held', () => {
  it('has a row for each form, with who filled it in for which case, and when', () => {
    const told = rows.map(({ KEY, username, caseid, interview_done }) => ({
      key: KEY,
      enumerator: username,
      caseId: caseid,
      isDone: interview_done === '1',
    }))
    expect(told).toEqual(survey.truth.map(({ calls: _, ...truth }) => truth))
    for (const row of rows) {
      const [start = 0, end = 0, submitted = 0] = ['starttime', 'endtime', 'SubmissionDate'].map((name) =>
        Date.parse(`${row[name]} UTC`),
      )
      expect([start <= end, end <= submitted]).toEqual([true, true])
    }
  })

  it('has in its answers what is true of each latest call', () => {
    const isoOf = (ms: number | null): string =>
      ms === null ? '' : new Date(ms).toISOString().replace('.000', '')
    const expectedOf = (call: CallTruth, count: number): Record<number, string> =>
      call.isSeenToEnd
        ? {
            0: call.status,
            1: call.sid,
            4: call.legStatus ?? '',
            7: String(call.talked ?? ''),
            8: isoOf(call.startedAt),
            9: isoOf(call.endedAt),
            10: String(count),
            11: String(call.number),
            12: call.disposition ?? '',
          }
        : { 0: 'in-progress', 1: call.sid }
    for (const [index, { calls }] of survey.truth.entries()) {
      const last = calls.at(-1)
      if (!last) expect(rows[index]?.['call']).toBe('')
      else expect({ ...itemsOf(rows[index]) }).toMatchObject(expectedOf(last, calls.length))
    }
  })

  it('has in its metadata what is true of every call', () => {
    for (const [index, { calls }] of survey.truth.entries()) {
      const { log } = readMetadata(rows[index]?.['call_metadata'] ?? '')
      const seen = calls.filter(({ isSeenToEnd }) => isSeenToEnd)
      expect(
        log
          .slice(0, seen.length)
          .map(({ sid, number, leg, disposition }) => [
            sid,
            number,
            leg?.status === 'completed',
            leg?.talked,
            disposition,
          ]),
      ).toEqual(
        seen.map(({ sid, number, respondentAnswered, talked, disposition }) => [
          sid,
          number,
          respondentAnswered,
          talked,
          disposition,
        ]),
      )
    }
  })

  it('talks as long as was planned, and records it', () => {
    const plans = planSurvey(40, 3)
    const pairs = survey.truth.flatMap(({ calls }, index) =>
      calls.map((call, at) => ({ call, planned: plans[index]?.calls[at]?.talks ?? 0 })),
    )
    const talks = pairs.filter(({ planned }) => planned > 0)
    expect(talks.map(({ call }) => call.talked)).toEqual(talks.map(({ planned }) => planned))
    // A recording begins when the respondent's phone rings.
    expect(talks.filter(({ call, planned }) => !((call.recording?.seconds ?? 0) >= planned))).toEqual([])
    expect(talks.length).toBeGreaterThan(15)
  })

  it('knows nothing of seconds where the respondent was not rung, and says 0 where they rang in vain', () => {
    const calls = survey.truth.flatMap((one) => one.calls)
    const notRung = calls.filter(({ respondentRung }) => !respondentRung)
    const inVain = calls.filter((call) => call.respondentRung && !call.respondentAnswered)
    expect(new Set(notRung.map(({ talked, rangMs }) => `${talked} ${rangMs}`))).toEqual(
      new Set(['undefined undefined']),
    )
    expect(new Set(inVain.map(({ talked }) => talked))).toEqual(new Set([0]))
  })

  it('holds something of everything, and by several people, on several days, at several hours', () => {
    const calls = survey.truth.flatMap((one) => one.calls)
    expect(new Set(calls.map(({ disposition }) => disposition)).size).toBeGreaterThan(5)
    expect(new Set(survey.truth.map(({ enumerator }) => enumerator)).size).toBe(6)
    expect(new Set(survey.truth.map(({ caseId }) => caseId)).size).toBeLessThan(40)
    expect(new Set(calls.map(({ placedAt }) => new Date(placedAt).getUTCDay())).size).toBeGreaterThan(4)
    expect(new Set(calls.map(({ placedAt }) => new Date(placedAt).getUTCHours())).size).toBeGreaterThan(4)
    expect(survey.truth.some((one) => one.calls.length === 3)).toBe(true)
    expect(calls.some(({ isSeenToEnd }) => !isSeenToEnd)).toBe(true)
    expect(calls.some(({ enumeratorAnswered }) => !enumeratorAnswered)).toBe(true)
    expect(survey.truth.some((one) => one.calls.length === 0)).toBe(true)
  })

  it('is the same for the same seed, and another for another', async () => {
    const [once, again, other] = [
      await holdSurvey({ count: 3, seed: 9 }),
      await holdSurvey({ count: 3, seed: 9 }),
      await holdSurvey({ count: 3, seed: 10 }),
    ]
    expect(again.csv).toBe(once.csv)
    expect(again.truth).toEqual(once.truth)
    expect(other.csv).not.toBe(once.csv)
  })
})
