import { afterAll, beforeAll, inject } from 'vitest'
import { type Desk, openDesk } from '../../../extras/pictures/desk.ts'
import { freshZip } from '../shipped-zip.ts'
import { unframed } from './looks.ts'

/** One workbench with the shipped zip for the tests of a file, begun before the first and ended after the last. */
export function useDesk(): () => Desk {
  let desk: Desk
  beforeAll(async () => {
    const zip = freshZip(inject('staleZip'))
    desk = await openDesk({ width: 1_400, height: 1_800 }, { style: unframed, zip })
  })
  afterAll(() => desk?.close())
  return () => desk
}
