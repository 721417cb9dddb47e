const usualSeed = 20260101

/** What random cases begin with; `SEED=n npm test` tries others. */
export function seedOfRun(): number {
  return Number(process.env['SEED'] ?? usualSeed)
}
