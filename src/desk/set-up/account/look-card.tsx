import { useState } from 'preact/hooks'
import type { Line } from '../../../plugin/check/told.ts'
import { type Access, credentialsOf } from '../../recordings/access/access.ts'
import type { Device } from '../../recordings/device.ts'
import { useErrand } from '../../recordings/use-errand.ts'
import { say } from '../../words/say.ts'
import type { Plan } from '../plan.ts'
import { lookFromPage, valuesLookedWith } from './look.ts'

const marks = { yes: '✓', no: '✕', note: '✕', unknown: '?' } as const

/** What of the account works, as far as GETs tell. */
export function LookCard({
  device,
  plan,
  access,
}: {
  readonly device: Device
  readonly plan: Plan
  readonly access: Access
}) {
  const errand = useErrand()
  const [looked, setLooked] = useState<{ readonly lines: readonly Line[]; readonly asked: string }>()
  const isReady = credentialsOf(access) !== undefined
  const asked = JSON.stringify(valuesLookedWith(plan, access))
  const isOld = looked !== undefined && looked.asked !== asked

  function look(): void {
    errand.run(async () => setLooked({ lines: await lookFromPage(device, plan, access), asked }))
  }

  return (
    <section class="card" aria-label={say('lookTitle')}>
      <h2>{say('lookTitle')}</h2>
      <p class="note">{say('lookNote')}</p>
      <div class="row">
        <button type="button" class="main" disabled={!isReady || errand.isRunning} onClick={look}>
          {say('lookButton')}
        </button>
        <span role="status">{statusOf(looked?.lines, { ...errand, isReady, isOld })}</span>
      </div>
      {looked && !errand.isRunning && <Lines lines={looked.lines} />}
    </section>
  )
}

function statusOf(
  lines: readonly Line[] | undefined,
  now: { readonly isRunning: boolean; readonly isReady: boolean; readonly isOld: boolean },
): string {
  if (now.isRunning) return say('lookRunning')
  if (!now.isReady) return say('lookNeedsAccess')
  if (!lines) return ''
  if (now.isOld) return say('lookOld')
  const count = (result: Line['result']) => lines.filter((line) => line.result === result).length
  return say('lookDone', { yes: count('yes'), no: count('no'), unknown: count('unknown') })
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul class="looked">
      {lines.map(({ name, result, text, designer }, at) => (
        <li key={at} class={result}>
          <span aria-hidden="true">{marks[result]}</span>
          <div>
            <strong>{name}</strong>
            <div class="note">{`${text}${/[.!?]$/.test(text) ? '' : '.'} ${designer}`.trim()}</div>
          </div>
        </li>
      ))}
    </ul>
  )
}
