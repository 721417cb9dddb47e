import type { Leg } from '../calls/legs.ts'
import type { Stage } from '../programs/stage.ts'
import { personIn } from '../store/records.ts'

/** Lets the two people hear each other; answers how to part them. */
export function connectLegs(stage: Stage, other: Leg): () => void {
  const stops = [
    stage.leg.listen((input) => input.kind === 'words' && other.hear(input.text)),
    other.listen((input) => input.kind === 'words' && stage.leg.hear(input.text)),
  ]
  stage.leg.setCompany([personIn(stage.parts.store.now.call(other.sid))])
  other.setCompany([personIn(stage.call())])
  return () => {
    for (const stop of stops) stop()
    stage.leg.setCompany([])
    other.setCompany([])
  }
}
