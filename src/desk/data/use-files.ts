import { useRef, useState } from 'preact/hooks'
import { type ReadFile, readFile } from './files/read-file.ts'
import { withFile } from './keep-columns.ts'

/** The files that were given, and the one that is being read. */
export interface Files {
  readonly files: readonly ReadFile[]
  /** The share is from 0 to 1. */
  readonly busy: { readonly name: string; readonly share: number } | undefined
  /** Names of those whose reading was stopped. */
  readonly stopped: readonly string[]
  read(files: readonly File[]): void
  forget(file: File): void
  stop(): void
}

/** @param keep which columns of a table are wanted, asked when its header has been read */
export function useFiles(keep: (columns: readonly string[]) => readonly string[]): Files {
  const [files, setFiles] = useState<readonly ReadFile[]>([])
  const [busy, setBusy] = useState<Files['busy']>()
  const [stopped, setStopped] = useState<readonly string[]>([])
  const queue = useRef(Promise.resolve())
  const stopper = useRef(new AbortController())
  const latestKeep = useRef(keep)
  latestKeep.current = keep

  async function readOne(file: File, signal: AbortSignal): Promise<void> {
    const progress = (share: number) => setBusy({ name: file.name, share })
    progress(0)
    const read = await readFile(file, { keep: (columns) => latestKeep.current(columns), progress, signal })
    if (read) setFiles((before) => withFile(before, read))
    else setStopped((before) => [...before, file.name])
  }

  async function readInTurn(given: readonly File[]): Promise<void> {
    const { signal } = stopper.current
    for (const file of given) await readOne(file, signal)
    setBusy(undefined)
  }

  return {
    files,
    busy,
    stopped,
    read(given) {
      setStopped((before) => before.filter((name) => !given.some((file) => file.name === name)))
      queue.current = queue.current.then(() => readInTurn(given))
    },
    forget: (file) => setFiles((before) => before.filter((one) => one.file !== file)),
    stop() {
      stopper.current.abort()
      stopper.current = new AbortController()
    },
  }
}
