import { expect } from 'vitest'
import { brokenLaws } from './laws.ts'
import type { Outcome } from './outcome.ts'
import { keyKinds } from './play.ts'
import { playThrough, type Told, tableOf } from './tell.ts'

/** Plays a form through every outcome with either key, prints the table, and compares it with what is right. */
export async function expectTable(file: string, outcomes: readonly Outcome[], right: string): Promise<void> {
  const rows: Told[] = []
  const broken: string[] = []
  for (const key of keyKinds) {
    for (const outcome of outcomes) {
      const told = await playThrough(file, key, outcome)
      rows.push(told)
      for (const law of brokenLaws(told, outcome)) broken.push(`${key}, ${outcome.name}: ${law}`)
    }
  }
  const table = tableOf(rows)
  console.log(`${file}\n${table}`)
  expect(broken).toEqual([])
  expect(table).toBe(right.trim())
}
