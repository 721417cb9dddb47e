import type { Device } from '../world.ts'
import type { Kept } from './writer.ts'

const pauseMs = { first: 2_000, growth: 2, longest: 30_000 }

/** What keeps, and can be asked to try again. */
interface Keeper {
  readonly kept: Kept
  again(): void
}

/** Tries again what the form has refused to keep, as long as the field is open. */
export function keepTrying(
  { clock }: Pick<Device, 'clock'>,
  keeper: Keeper,
  changed: () => void,
): {
  /** Something may have been refused just now. */
  watch(): void
  stop(): void
} {
  let next = pauseMs.first
  let cancel: (() => void) | undefined
  let stopped = false

  function watch(): void {
    if (keeper.kept !== 'refused') next = pauseMs.first
    else if (!cancel && !stopped) cancel = clock.after(next, again)
  }

  function again(): void {
    cancel = undefined
    next = Math.min(pauseMs.longest, next * pauseMs.growth)
    keeper.again()
    changed()
  }

  return {
    watch,
    stop() {
      stopped = true
      cancel?.()
    },
  }
}
