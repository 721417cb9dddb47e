import { it } from 'vitest'
import { live, lives } from '../lives/life.ts'
import { liveMany, livesToLive, longLife } from '../lives/many-lives.ts'
import { liveMessages, messageLives } from '../lives/message-life.ts'

const runs = livesToLive(100)
const timeout = longLife

it(`keeps its laws through the team's own Functions in ${runs} random lives`, { timeout }, () =>
  liveMany(lives, runs, (life) => live(life, 'service')),
)

it(`never sends a message twice through them, nor loses one, in ${runs} random lives`, { timeout }, () =>
  liveMany(messageLives, runs, (life) => liveMessages(life, 'service')),
)
