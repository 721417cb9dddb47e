import fc from 'fast-check'
import { seedOfRun } from './seed.ts'

/** The same cases every time, so that a change is to blame when one fails. */
fc.configureGlobal({ seed: seedOfRun() })
