import type { Bytes } from '../outcome.ts'

/** Where the sounds go. */
export interface Shelf {
  /** What is there under this name already; undefined where there is nothing. */
  read(name: string): Promise<Bytes | undefined>
  /** Rejects where it cannot be written; then nothing stands under the name, or what stood there before. */
  write(name: string, content: Bytes | string): Promise<void>
  /** Everything has been written, or will not be. The names of what could not be kept after all. */
  close(): Promise<ReadonlySet<string>>
}

/** The part of a folder of the user's that is used. https://developer.mozilla.org/en-US/docs/Web/API/FileSystemDirectoryHandle */
export interface Folder {
  getFileHandle(name: string, options?: { readonly create: boolean }): Promise<FolderFile>
}

interface FolderFile {
  getFile(): Promise<Blob>
  createWritable(): Promise<{
    write(content: Bytes | string): Promise<void>
    close(): Promise<void>
    abort(): Promise<void>
  }>
}

export function folderShelf(folder: Folder): Shelf {
  return {
    async read(name) {
      let handle: FolderFile
      try {
        handle = await folder.getFileHandle(name)
      } catch {
        // It is not there, which is the usual case; what cannot be written either will say so.
        return undefined
      }
      return new Uint8Array(await (await handle.getFile()).arrayBuffer())
    },
    async write(name, content) {
      const handle = await folder.getFileHandle(name, { create: true })
      // The browser writes beside it and puts it in its place when it is closed: no half a file under this name.
      const file = await handle.createWritable()
      try {
        await file.write(content)
        await file.close()
      } catch (error) {
        await file.abort().catch(() => {})
        throw error
      }
    },
    close: async () => new Set(),
  }
}
