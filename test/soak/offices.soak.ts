import { liveMany } from '../plugin/lives/many-lives.ts'
import { liveInOffice, officeLives } from '../plugin/lives/office-life.ts'
import { itInParts } from './parts.ts'

itInParts("no colleague's call is touched under one office number in {runs} random lives", 3_000, (runs) =>
  liveMany(officeLives, runs, liveInOffice),
)
