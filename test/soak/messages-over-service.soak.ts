import { liveMany } from '../plugin/lives/many-lives.ts'
import { liveMessages, messageLives } from '../plugin/lives/message-life.ts'
import { itInParts } from './parts.ts'

itInParts(
  "no message is sent twice nor lost through the team's own Functions in {runs} random lives",
  2_000,
  (runs) => liveMany(messageLives, runs, (life) => liveMessages(life, 'service')),
)
