import { useEffect, useState } from 'preact/hooks'
import type { Offer } from '../offer.ts'
import { say } from '../words/say.ts'
import { OfferButton } from './offer-button.tsx'
import type { Files } from './use-files.ts'

interface DropBoxProps extends Files {
  readonly result: string
  readonly offer: Offer | undefined
}

/**
 * Takes files in, dropped or chosen, and says how far their reading has come.
 * @param result what was found in them, for those who do not see it
 */
export function DropBox({ busy, stopped, read, stop, result, offer }: DropBoxProps) {
  const [isOver, setOver] = useState(false)
  useEffect(keepPage, [])

  function take(files: FileList | null | undefined): void {
    if (files && files.length > 0) read([...files])
  }

  return (
    <section
      class={isOver ? 'card drop over' : 'card drop'}
      aria-labelledby="drop-title"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <h2 id="drop-title">{say('dropTitle')}</h2>
      {offer ? <OfferButton address={offer.export} read={read} /> : null}
      <p>{say('dropHere')}</p>
      <div class="fields">
        <label>
          {say('chooseFiles')}
          <input
            type="file"
            multiple
            accept=".csv,.tsv,.txt,.xlsx,.json,text/csv,application/json"
            onChange={(event) => {
              take(event.currentTarget.files)
              // The same file can be chosen again.
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
      <p class="note">{say('dropNote')}</p>
      <p class="note" role="status">
        {busy ? '' : result}
      </p>
      {busy ? <Progress {...busy} stop={stop} /> : null}
      {stopped.map((name) => (
        <p key={name} class="box warn">
          {say('stoppedFile', { name })}
        </p>
      ))}
    </section>
  )
}

function Progress({
  name,
  share,
  stop,
}: {
  readonly name: string
  readonly share: number
  readonly stop: () => void
}) {
  return (
    <div class="row">
      <label class="progress">
        {say('readingFile', { name })}
        <progress max={1} value={share} />
      </label>
      <span>{say('readingShare', { percent: Math.floor(share * 100) })}</span>
      <button type="button" onClick={stop}>
        {say('stopReading')}
      </button>
    </div>
  )
}

/** A file that is dropped beside the box would take the page's place, and all that was read would be gone. */
function keepPage(): () => void {
  const keep = (event: Event) => event.preventDefault()
  const page = document
  for (const kind of ['dragover', 'drop']) page.addEventListener(kind, keep)
  return () => {
    for (const kind of ['dragover', 'drop']) page.removeEventListener(kind, keep)
  }
}
