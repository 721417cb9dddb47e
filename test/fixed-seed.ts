import fc from 'fast-check'

/** The same cases every time, so that a change is to blame when one fails; `SEED=n npm test` tries others. */
const usualSeed = 20260101

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? usualSeed) })
