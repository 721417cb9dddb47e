import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { outcomes } from './outcomes.ts'
import { keyKinds } from './play.ts'
import { playThrough, type Told, tableOf } from './tell.ts'

const files = ['minimal', 'sample', 'consent', 'cases', 'panel'].map((n) => `twilio-call-${n}.xlsx`)
it('looks', async () => {
  const rows: Told[] = []
  for (const file of files)
    for (const key of keyKinds)
      for (const outcome of outcomes) {
        try {
          rows.push(await playThrough(file, key, outcome))
        } catch (e) {
          console.log(file, key, outcome.name, e)
        }
      }
  writeFileSync('/tmp/table.txt', tableOf(rows))
})
