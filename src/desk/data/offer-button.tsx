import { useState } from 'preact/hooks'
import { say } from '../words/say.ts'

/** Takes in the export that lies beside the page. */
export function OfferButton({
  address,
  read,
}: {
  readonly address: string
  readonly read: (files: readonly File[]) => void
}) {
  const [isMissing, setMissing] = useState(false)

  async function take(): Promise<void> {
    const text = await fetch(address).then(
      (reply) => (reply.ok ? reply.text() : undefined),
      // The workbench has been ended: there is nothing either.
      () => undefined,
    )
    setMissing(text === undefined)
    if (text !== undefined) read([new File([text], 'workbench.csv', { type: 'text/csv' })])
  }

  return (
    <div class="row">
      <button type="button" class="main" onClick={() => void take()}>
        {say('takeOffer')}
      </button>
      <span role="status">{isMissing ? say('offerEmpty') : ''}</span>
    </div>
  )
}
