import { live, lives } from '../plugin/lives/life.ts'
import { liveMany } from '../plugin/lives/many-lives.ts'
import { itInParts } from './parts.ts'

itInParts("a call keeps its laws through the team's own Functions in {runs} random lives", 2_000, (runs) =>
  liveMany(lives, runs, (life) => live(life, 'service')),
)
