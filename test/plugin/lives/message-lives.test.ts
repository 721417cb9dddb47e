import { it } from 'vitest'
import { liveMany, livesToLive, longLife } from './many-lives.ts'
import { liveMessages, messageLives } from './message-life.ts'

const runs = livesToLive(200)

it(`never sends a message twice, nor loses one, in ${runs} random lives`, { timeout: longLife }, () =>
  liveMany(messageLives, runs, liveMessages),
)
