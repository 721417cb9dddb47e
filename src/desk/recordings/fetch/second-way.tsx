import { useState } from 'preact/hooks'
import { say } from '../../words/say.ts'
import type { Found } from '../choose/find.ts'
import type { Device } from '../device.ts'
import { curlCommand, curlFile, writeCurlFile } from './curl.ts'
import { soundFiles } from './taken-in.ts'

/** For a browser that may not read the sounds: curl fetches them, and the page takes the folder in. */
export function SecondWay({
  isOpen,
  accountSid,
  username,
  found,
  give,
  save,
}: {
  readonly isOpen: boolean
  readonly accountSid: string
  readonly username: string
  readonly found: readonly Found[]
  readonly give: Device['give']
  readonly save: ((files: ReadonlyMap<string, File>) => void) | undefined
}) {
  const [files, setFiles] = useState<ReadonlyMap<string, File>>()
  const count = found.filter(({ recording: { sid } }) => files?.has(sid)).length
  return (
    <details open={isOpen}>
      <summary>{say('curlTitle')}</summary>
      <div class="stack">
        <p>{say('curlOne')}</p>
        <button type="button" onClick={() => give(curlFile, writeCurlFile(accountSid, found))}>
          {say('curlSave')}
        </button>
        <p>{say('curlTwo')}</p>
        <pre>{curlCommand(username)}</pre>
        <p>{say('curlThree')}</p>
        <div class="fields">
          <label>
            {say('curlTake')}
            <input
              type="file"
              ref={takeFolders}
              onChange={({ currentTarget }) => setFiles(soundFiles(currentTarget.files ?? []))}
            />
          </label>
        </div>
        {files && (
          <>
            <p role="status">{say('curlTaken', { count, all: found.length })}</p>
            <button type="button" disabled={!save || count === 0} onClick={() => save?.(files)}>
              {say('curlSaveSounds')}
            </button>
          </>
        )}
      </div>
    </details>
  )
}

/** As a property: Preact's types do not know the attribute. */
function takeFolders(input: HTMLInputElement | null): void {
  if (input) input.webkitdirectory = true
}
