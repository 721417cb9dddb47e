import { seeded } from '../../plugin/world/form.ts'

export type Fate = 'interview' | 'refusal' | 'callBack' | 'machine' | 'busy' | 'noAnswer' | 'dead' | 'missed'

interface Told {
  readonly code: string | undefined
  readonly says: string
  /** From so many seconds to so many, where people talk. */
  readonly talks?: readonly [number, number]
}

/** What becomes of one call, and how it is told: `code` is AAPOR's, `says` what the enumerator chooses of the field's list. */
export const fates: Readonly<Record<Fate, Told>> = {
  interview: { code: '1.1', says: 'Interview completed', talks: [90, 420] },
  refusal: { code: '2.11', says: 'Refused', talks: [4, 40] },
  callBack: { code: '2.21', says: 'Asked to call back', talks: [15, 60] },
  machine: { code: '3.14', says: 'Answering machine' },
  busy: { code: '3.12', says: 'Busy' },
  noAnswer: { code: '3.13', says: 'No answer' },
  dead: { code: '4.3', says: 'Number does not work' },
  /** The enumerator's own phone is not answered; the respondent's never rings, and there is nothing to tell. */
  missed: { code: undefined, says: '' },
}

export interface PlannedCall {
  readonly fate: Fate
  /** Which of the respondent's two. */
  readonly number: 1 | 2
  /** Milliseconds until the respondent's phone is answered. */
  readonly ringsMs: number
  /** Whole seconds; 0 where nobody talks. */
  readonly talks: number
  /** The enumerator looks at the screen; else it is dark at their ear until the call is over. */
  readonly isWatched: boolean
}

/** One form that is filled in. */
export interface PlannedInterview {
  readonly key: string
  readonly enumerator: string
  readonly caseId: string
  /** Milliseconds since 1970; later where the one before is not over. */
  readonly startsAt: number
  /** Empty where the enumerator never called. */
  readonly calls: readonly PlannedCall[]
  /** The form was left for good while the last call went on. */
  readonly isLeft: boolean
}

export const enumerators: readonly string[] = ['amina', 'brian', 'chen', 'dalia', 'eto', 'fatou']

/** A Monday. */
const firstDay = Date.UTC(2026, 0, 5)
const dayMs = 24 * 60 * 60 * 1000
/** Of the day's work, in UTC. */
const [opensMs, closesMs] = [8 * 60 * 60 * 1000, 20 * 60 * 60 * 1000]

/** How likely each is, in hundredths. */
const likely: readonly (readonly [Fate, number])[] = [
  ['interview', 34],
  ['refusal', 9],
  ['callBack', 8],
  ['machine', 8],
  ['busy', 11],
  ['noAnswer', 19],
  ['dead', 6],
  ['missed', 5],
]

const mostCalls = 3
/** After these a case is closed. */
const isLast = (fate: Fate | undefined): boolean => fate === 'interview' || fate === 'refusal'

interface Dice {
  /** A whole number from the one up to the other. */
  between(least: number, most: number): number
  /** True in so many of a hundred cases. */
  comes(hundredths: number): boolean
  fate(): Fate
  hex(digits: number): string
}

function diceOf(random: () => number): Dice {
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1))
  return {
    between,
    comes: (hundredths) => random() * 100 < hundredths,
    fate() {
      let left = random() * 100
      for (const [fate, hundredths] of likely) {
        left -= hundredths
        if (left < 0) return fate
      }
      return 'noAnswer'
    },
    hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
  }
}

function planCall(dice: Dice): PlannedCall {
  const fate = dice.fate()
  const { talks } = fates[fate]
  return {
    fate,
    number: dice.comes(25) ? 2 : 1,
    ringsMs: dice.between(2, 20) * 1000,
    talks: talks ? dice.between(...talks) : 0,
    isWatched: dice.comes(30),
  }
}

function planCalls(dice: Dice): PlannedCall[] {
  if (dice.comes(2)) return []
  const calls = [planCall(dice)]
  while (calls.length < mostCalls && !isLast(calls.at(-1)?.fate) && dice.comes(45)) calls.push(planCall(dice))
  return calls
}

/**
 * So many interviews by six enumerators, some of them the second or third form of a case, over ten days or fewer. The
 * same for the same seed.
 */
export function planSurvey(count: number, seed: number): PlannedInterview[] {
  const dice = diceOf(seeded(seed))
  const perDay = Math.max(1, Math.ceil(count / 10))
  const spanMs = (closesMs - opensMs) / perDay
  /** Cases that are not closed, with who works on them. */
  const open: { caseId: string; enumerator: string }[] = []
  let cases = 0

  function nextCase(): { caseId: string; enumerator: string } {
    const [again] = dice.comes(30) ? open.splice(dice.between(0, Math.max(0, open.length - 1)), 1) : []
    if (again) return again
    cases += 1
    return {
      caseId: `C${String(cases).padStart(4, '0')}`,
      enumerator: enumerators[dice.between(0, enumerators.length - 1)] ?? 'amina',
    }
  }

  return Array.from({ length: count }, (_, index) => {
    const { caseId, enumerator } = nextCase()
    const calls = planCalls(dice)
    if (!isLast(calls.at(-1)?.fate)) open.push({ caseId, enumerator })
    const slot = firstDay + Math.floor(index / perDay) * dayMs + opensMs + (index % perDay) * spanMs
    return {
      key: `uuid:${[8, 4, 4, 4, 12].map(dice.hex).join('-')}`,
      enumerator,
      caseId,
      startsAt: slot + dice.between(0, Math.floor(spanMs / 2000)) * 1000,
      calls,
      isLeft: (calls.at(-1)?.talks ?? 0) > 20 && dice.comes(3),
    }
  })
}
