import type { Clock } from '../twilio/clock.ts'
import { type LoadPart, type Parts, readPart } from './parts.ts'

/** A file of some kilobytes, on a line that may be slow. */
const longestWaitMs = 10_000
/** Each address is tried again after this pause. */
const pauseMs = 2_000
const rounds = 2

/** What a page needs for loading a script. */
export interface ScriptPage {
  document: Document
  /** Where a part's file leaves its part. */
  globals: object
  clock: Clock
}

/**
 * Loads a part's file by a script element. A frame of a web form has an origin of its own,
 * from which only a script element may read the plug-in's folder.
 * @param folders where the files may be, without a slash at the end; tried in this order
 */
export function createPartLoader(
  { document, globals, clock }: ScriptPage,
  folders: readonly string[],
): LoadPart {
  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => void clock.after(ms, resolve))
  }

  /** Resolves when the script has run, or when it surely or probably will not. */
  function run(address: string): Promise<void> {
    return new Promise((resolve) => {
      const script = document.createElement('script')
      const finish = () => {
        cancel()
        resolve()
      }
      const cancel = clock.after(longestWaitMs, finish)
      script.onload = finish
      script.onerror = finish
      script.src = address
      document.head.appendChild(script)
    })
  }

  return async function load<Name extends keyof Parts>(name: Name): Promise<Parts[Name] | undefined> {
    for (let round = 0; round < rounds; round += 1) {
      if (round > 0) await wait(pauseMs)
      for (const folder of folders) {
        await run(`${folder}/${name}.js`)
        // One that was given up may have come meanwhile.
        const part = readPart(globals, name)
        if (part) return part
      }
    }
    return undefined
  }
}

/**
 * Where the files of the zip are: what SurveyCTO puts for its placeholder, the folder of the running script, the
 * page's own.
 * @param placed the placeholder as it stands in the script now
 * @param scriptAddress of the running script; '' where it stands in the page
 */
export function foldersOf(placed: string, scriptAddress: string): string[] {
  const folders = [
    placed.includes('{{') ? '' : placed.replace(/\/$/, ''),
    scriptAddress.replace(/\/?[^/]*$/, ''),
    '.',
  ]
  return [...new Set(folders.filter((folder) => folder !== ''))]
}
