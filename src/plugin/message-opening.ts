import { openLater } from './open-later.ts'
import { noticeFor } from './screen/notices.ts'
import type { Opening, Running } from './start.ts'

/** Opens a field whose whole job is a message: when its part is there, for nothing can be done before. */
export function openMessageField({ world, settings, problems, wires, words, language }: Opening): Running {
  return openLater(world, words, { problems, action: 'sms' }, 'panel', (part) =>
    part.openMessageField({
      ...world,
      fieldWords: words,
      language,
      settings,
      wires,
      readOnly: world.host.readOnly,
      describe: (failure) => noticeFor(failure, { words, settings, problems, now: wires.clock.now() }),
    }),
  )
}
