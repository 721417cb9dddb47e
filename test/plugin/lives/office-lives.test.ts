import { it } from 'vitest'
import { liveMany, livesToLive, longLife } from './many-lives.ts'
import { liveInOffice, officeLives } from './office-life.ts'

const runs = livesToLive(200)

it(
  `leaves colleagues' calls alone under one office number in ${runs} random lives`,
  { timeout: longLife },
  () => liveMany(officeLives, runs, liveInOffice),
)
