import { live, lives } from '../plugin/lives/life.ts'
import { liveMany } from '../plugin/lives/many-lives.ts'
import { itInParts } from './parts.ts'

itInParts('a call keeps its laws in {runs} random lives', 10_000, (runs) => liveMany(lives, runs, live))
