import { byId } from '../elements.ts'
import type { FormAccount } from '../form/sample-form.ts'
import type { Mode } from './page-settings.ts'

/**
 * The switch between the stand-in and the real Twilio, and the boxes for a real account. What is typed lives
 * in the boxes and in the form's values, nowhere else, and is dropped when the switch goes back.
 */
export function connectRealAccount(actions: {
  onMode(mode: Mode): void
  onAccount(account: FormAccount): void
}): void {
  const sid = byId('real-account-sid', HTMLInputElement)
  const key = byId('real-api-key', HTMLInputElement)
  const secret = byId('real-api-secret', HTMLInputElement)
  const number = byId('real-twilio-number', HTMLInputElement)
  const state = byId('real-account-state', HTMLElement)

  byId('real-account-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    const account = {
      accountSid: sid.value.trim(),
      apiKey: key.value.trim(),
      apiSecret: secret.value.trim(),
      twilioNumber: number.value.trim(),
    }
    const complete = Object.values(account).every((value) => value !== '')
    state.textContent = complete ? 'In use. The next tap on Call places a real call.' : 'All four are needed.'
    if (complete) actions.onAccount(account)
  })
  for (const mode of ['stand-in', 'real'] as const) {
    byId(`mode-${mode}`, HTMLInputElement).addEventListener('change', () => {
      for (const box of [sid, key, secret, number]) box.value = ''
      state.textContent = ''
      actions.onMode(mode)
    })
  }
}
