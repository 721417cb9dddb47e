import { say, type TextKey } from '../../words/say.ts'
import { type KeyFile, readKeyFile, unlockCommand } from './private-keys.ts'

const texts: Readonly<Record<KeyFile['kind'], TextKey>> = {
  key: 'keyRead',
  locked: 'keyLocked',
  public: 'keyPublic',
  otherKey: 'keyOther',
  noKey: 'keyNone',
}

export function KeyFiles({
  files,
  setFiles,
}: {
  readonly files: readonly KeyFile[]
  readonly setFiles: (files: readonly KeyFile[]) => void
}) {
  async function takeIn(chosen: Iterable<File>): Promise<void> {
    const read = await Promise.all([...chosen].map(async (file) => readKeyFile(file.name, await file.text())))
    const names = new Set(read.map(nameOf))
    setFiles([...files.filter((file) => !names.has(nameOf(file))), ...read])
  }

  return (
    <>
      <h3>{say('keysTitle')}</h3>
      <div class="fields">
        <label>
          {say('keysLabel')}
          <input
            type="file"
            multiple
            onChange={({ currentTarget }) => void takeIn(currentTarget.files ?? [])}
          />
        </label>
      </div>
      <p class="note">{say('keysNote')}</p>
      <div role="status" class="stack">
        {files.map((file) => (
          <p key={nameOf(file)} class={file.kind === 'key' ? '' : 'box warn'}>
            {say(texts[file.kind], { name: nameOf(file), command: unlockCommand(nameOf(file)) })}
          </p>
        ))}
      </div>
    </>
  )
}

function nameOf(file: KeyFile): string {
  return file.kind === 'key' ? file.key.name : file.name
}
