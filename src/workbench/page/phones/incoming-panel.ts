import type { HookTable } from '../../../stand-in/twilio/webhooks/hooks.ts'
import { byId, fillSelect } from '../elements.ts'
import type { IncomingSettings, StandInView } from '../stand-in/stand-in-link.ts'

/** What becomes of calls and messages to the Twilio number. */
export interface IncomingPanel {
  show(view: StandInView, enumerator: string): void
}

/** `atFunctions` is what the numbers are set to where the team's Functions answer; empty where there are none. */
export function createIncomingPanel(
  atFunctions: HookTable,
  change: (settings: IncomingSettings) => void,
): IncomingPanel {
  const select = byId('incoming-choice', HTMLSelectElement)
  let settingsByName = new Map<string, IncomingSettings>()

  select.addEventListener('change', () => {
    const chosen = settingsByName.get(select.value)
    if (chosen) change(chosen)
  })

  return {
    show({ incoming }, enumerator) {
      const offered = offer(incoming, { atFunctions, enumerator })
      settingsByName = new Map(offered.map(({ name, settings }) => [name, settings]))
      const choices = offered.map(({ name, text }) => [name, text] as const)
      const drawn = [...select.options].map(({ value, text }) => value + text).join()
      // A list that somebody has opened must not be made anew for nothing.
      if (drawn !== choices.map(([name, text]) => name + text).join()) fillSelect(select, choices)
      select.value = nameOf(incoming)
    },
  }
}

interface Offer {
  readonly name: string
  readonly text: string
  readonly settings: IncomingSettings
}

function offer(
  current: IncomingSettings,
  { atFunctions, enumerator }: { readonly atFunctions: HookTable; readonly enumerator: string },
): Offer[] {
  const ringing = typeof current.incomingCalls === 'object' ? current.incomingCalls.dial : ''
  const offers: Offer[] = []
  if (Object.keys(atFunctions).length > 0) {
    offers.push({
      name: 'functions',
      text: 'The team’s Twilio Functions answer',
      settings: { incomingCalls: 'unanswered', numbers: atFunctions },
    })
  }
  offers.push({
    name: 'unanswered',
    text: 'Nobody answers; messages arrive',
    settings: { incomingCalls: 'unanswered', numbers: {} },
  })
  for (const dial of new Set([enumerator, ringing].filter((one) => one !== ''))) {
    const text = dial === enumerator ? 'The enumerator’s phone rings' : `${dial} rings`
    offers.push({ name: `dial ${dial}`, text, settings: { incomingCalls: { dial }, numbers: {} } })
  }
  return offers
}

function nameOf({ incomingCalls, numbers }: IncomingSettings): string {
  if (Object.keys(numbers).length > 0) return 'functions'
  return incomingCalls === 'unanswered' ? 'unanswered' : `dial ${incomingCalls.dial}`
}
