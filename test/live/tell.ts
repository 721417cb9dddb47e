import { type Findings, scenes } from './find-out.ts'
import type { Trial } from './options.ts'
import { type Point, pointCalled, pointIds, type Seen } from './points.ts'

/** Enough to know whose it is, for whoever knows it already. */
const shownDigits = 3

function masked(number: string): string {
  return `…${number.slice(-shownDigits)}`
}

const pricing = 'https://www.twilio.com/en-us/voice/pricing'

/** What will be done, what not and why, and what Twilio bills for it. */
export function describePlan(trial: Trial): string[] {
  const played = scenes.filter(({ missing }) => !missing?.(trial))
  const skipped = scenes.filter((scene) => !played.includes(scene))
  const sum = (count: (scene: (typeof scenes)[number]) => number) =>
    played.reduce((total, scene) => total + count(scene), 0)
  const answered = trial.answeringNumber !== undefined
  return [
    'This will be done:',
    ...played.map(({ title }) => `  ${title}.`),
    ...(skipped.length > 0 ? ['This will not:'] : []),
    ...skipped.map(({ title, missing }) => `  ${title}: ${missing?.(trial)}.`),
    `Your phone ${masked(trial.ownNumber)} rings ${sum(({ rings }) => rings)} times. Let it ring, and switch its voice mail off first.`,
    `It costs at most ${sum(({ calls }) => calls)} calls of a minute each, at Twilio’s price for these numbers (${pricing}),`,
    'and those that come in at numbers of your account.',
    ...(answered ? ['One of them is listened to for who answers, and one recorded: both cost besides.'] : []),
    'Every call is ended and every recording deleted afterwards. Ctrl-C does that at once.',
  ]
}

function rowOf({ what, taken, agrees }: Point, found: Seen | undefined): string[] {
  if (found?.kind !== 'seen') return [what, '', taken, `could not: ${found?.why ?? 'not looked at'}`]
  return [what, String(found.fact), taken, agrees(found.fact) ? 'agrees' : 'differs']
}

/** A row for each point, with what was seen, what the project goes by, and whether the two agree. */
export function tableOf({ seen }: Pick<Findings, 'seen'>): string[][] {
  return [['point', 'seen', 'gone by', ''], ...pointIds.map((id) => rowOf(pointCalled(id), seen.get(id)))]
}

export function drawTable(rows: readonly (readonly string[])[]): string[] {
  const widths =
    rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
