import { liveMany } from '../plugin/lives/many-lives.ts'
import { liveInOffice, officeLives } from '../plugin/lives/office-life.ts'
import { itInParts } from './parts.ts'

itInParts(
  "no colleague's call is touched through the team's own Functions in {runs} random lives",
  1_000,
  (runs) => liveMany(officeLives, runs, (life) => liveInOffice(life, 'service')),
)
