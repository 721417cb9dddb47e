import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zipShelf } from '../../../../src/desk/recordings/fetch/zip-shelf.ts'

async function unzip(blob: Blob | undefined): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array((await blob?.arrayBuffer()) ?? []))
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  )
}

describe('a zip in place of a folder', () => {
  it('is given when all is written, and a new one whenever one is full', async () => {
    const given = new Map<string, Blob>()
    const shelf = zipShelf((name, zip) => given.set(name, zip), 10)
    await shelf.write('a.wav', new Uint8Array([97, 97, 97, 97, 97, 97]))
    await shelf.write('b.wav', 'bbbb')
    expect(given.size).toBe(0)
    await shelf.write('c.wav', 'c')
    await shelf.write('index.csv', 'file')
    await shelf.close()
    expect([...given.keys()]).toEqual(['recordings-1.zip', 'recordings-2.zip'])
    expect(await unzip(given.get('recordings-1.zip'))).toEqual({ 'a.wav': 'aaaaaa', 'b.wav': 'bbbb' })
    expect(await unzip(given.get('recordings-2.zip'))).toEqual({ 'c.wav': 'c', 'index.csv': 'file' })
  })

  it('is not given where nothing was written', async () => {
    const given: string[] = []
    await zipShelf((name) => given.push(name)).close()
    expect(given).toEqual([])
  })
})
