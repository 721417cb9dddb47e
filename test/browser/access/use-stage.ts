import { afterAll, beforeAll, inject } from 'vitest'
import { openStage, type Stage } from '../../../extras/pictures/stage.ts'
import { freshZip } from '../shipped-zip.ts'
import { unframed } from './looks.ts'

/** One workbench with the shipped zip for the tests of a file, begun before the first and ended after the last. */
export function useStage(): () => Stage {
  let stage: Stage
  beforeAll(async () => {
    const zip = freshZip(inject('staleZip'))
    stage = await openStage({ width: 1_400, height: 1_800 }, { style: unframed, zip })
  })
  afterAll(() => stage?.close())
  return () => stage
}
