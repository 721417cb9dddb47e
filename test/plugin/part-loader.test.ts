import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { recordingPart } from '../../src/plugin/call/recording/recording-part.ts'
import { createPartLoader, foldersOf } from '../../src/plugin/part-loader.ts'
import { registerPart } from '../../src/plugin/parts.ts'
import { createVirtualClock } from '../../src/stand-in/virtual-clock.ts'

/** A page whose scripts do what `answer` says: run, fail, or nothing at all. */
function openPage(
  folders: readonly string[],
  answer: (src: string) => 'runs' | 'fails' | 'hangs' | 'is another',
) {
  const { document } = new JSDOM('<head></head>', { url: 'https://form.example/' }).window
  const clock = createVirtualClock(0)
  const globals = {}
  const asked: string[] = []
  const add = document.head.appendChild.bind(document.head)
  document.head.appendChild = (element) => {
    const script: unknown = element
    if (typeof script !== 'object' || script === null || !('src' in script)) return add(element)
    const src = String(script.src)
    asked.push(src)
    const what = answer(src)
    if (what === 'runs') registerPart(globals, 'recording', recordingPart)
    const handler = what === 'fails' ? 'onerror' : what === 'hangs' ? '' : 'onload'
    const handle: unknown = Reflect.get(script, handler)
    if (typeof handle === 'function') clock.after(10, () => void handle())
    return element
  }
  return { load: createPartLoader({ document, globals, clock }, folders), clock, asked, globals }
}

describe('a part', () => {
  it('is loaded from the first place that has it', async () => {
    const { load, clock, asked } = openPage(['https://a.example/p', '.'], () => 'runs')
    const loading = load('recording')
    await clock.advance(50)
    expect(await loading).toBe(recordingPart)
    expect(asked).toEqual(['https://a.example/p/recording.js'])
    expect(clock.pending()).toBe(0)
  })

  it.each(['fails', 'is another'] as const)(
    'is looked for in the next place where the first one %s',
    async (what) => {
      const { load, clock, asked } = openPage(['a', 'b'], (src) => (src.includes('/a/') ? what : 'runs'))
      const loading = load('recording')
      await clock.advance(50)
      expect(await loading).toBe(recordingPart)
      expect(asked).toEqual(['https://form.example/a/recording.js', 'https://form.example/b/recording.js'])
    },
  )

  it('is not waited for longer than some seconds in one place', async () => {
    const { load, clock } = openPage(['a', 'b'], (src) => (src.includes('/a/') ? 'hangs' : 'runs'))
    const loading = load('recording')
    await clock.advance(15_000)
    expect(await loading).toBe(recordingPart)
  })

  it('is tried for once more after a pause, for a line that was down a moment', async () => {
    let tries = 0
    const { load, clock } = openPage(['a'], () => {
      tries += 1
      return tries === 1 ? 'fails' : 'runs'
    })
    const loading = load('recording')
    await clock.advance(5_000)
    expect(await loading).toBe(recordingPart)
  })

  it('that is nowhere is undefined, and nothing is left running', async () => {
    const { load, clock } = openPage(['a', 'b'], () => 'fails')
    const loading = load('recording')
    await clock.advance(60_000)
    expect(await loading).toBeUndefined()
    expect(clock.pending()).toBe(0)
  })
})

describe('the folder of the files', () => {
  it.each([
    ['the one SurveyCTO names', '/plugins/call', '', ['/plugins/call', '.']],
    ['with a slash at its end', '/plugins/call/', '', ['/plugins/call', '.']],
    [
      'the script’s own where the placeholder stands',
      '{{PLUGINDIR}}',
      'file:///p/script.js',
      ['file:///p', '.'],
    ],
    ['the page’s where nothing tells', '{{PLUGINDIR}}', '', ['.']],
    ['named once where two agree', 'https://x/p', 'https://x/p/script.js', ['https://x/p', '.']],
  ])('is %s', (_name, placed, address, folders) => {
    expect(foldersOf(placed, address)).toEqual(folders)
  })
})
