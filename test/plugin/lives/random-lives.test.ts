import { it } from 'vitest'
import { live, lives } from './life.ts'
import { liveMany, livesToLive, longLife } from './many-lives.ts'

const runs = livesToLive(500)

it(`keeps its laws in ${runs} random lives`, { timeout: longLife }, () => liveMany(lives, runs, live))
