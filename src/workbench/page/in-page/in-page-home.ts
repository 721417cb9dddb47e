import { controlRoot } from '../../../stand-in/twilio/control/control.ts'
import { createStandInTwilio } from '../../../stand-in/twilio/stand-in.ts'
import { realClock } from '../../../twilio/clock.ts'
import { exampleFields } from '../form/sample-form.ts'
import { inPage } from '../frame/frame-messages.ts'
import type { Home } from '../home.ts'
import { pageAccount } from '../parameters/page-settings.ts'
import { answerForTwilio } from './answer-for-twilio.ts'

/** What the build has put into the page; zip and picture (PNG) in Base64. */
export interface Embedded {
  readonly zip: string
  readonly picture: string
  readonly frameScript: string
}

/** A name that no machine may have, https://www.rfc-editor.org/rfc/rfc2606: whatever leads there goes nowhere. */
const nowhere = 'https://workbench.invalid'

/** The stand-in Twilio in the page itself. There are no Functions, so who calls back rings the enumerator. */
export function createInPageHome({ zip, picture, frameScript }: Embedded): Home {
  const { enumerator_number: dial = '' } = exampleFields
  const twilio = createStandInTwilio({ clock: realClock, behaviour: { incomingCalls: { dial } } })
  const pictureUrl = `${nowhere}/picture.png`
  const kept = { url: pictureUrl, bytes: fromBase64(picture), type: 'image/png' }
  return {
    settings: { twilioUrl: inPage, numbers: {}, account: pageAccount(twilio.account) },
    zip: fromBase64(zip),
    frameScript,
    // The plug-in asks for no file of its own, and there is no folder here that could have one.
    pluginFolder: nowhere,
    picture: { url: pictureUrl, shown: `data:image/png;base64,${picture}` },
    control: (path, init) => twilio.fetch(new Request(`${nowhere}${controlRoot}/${path}`, init)),
    follow(onChange) {
      twilio.onChange(onChange)
      onChange()
    },
    answer: (request) => answerForTwilio(twilio, request, kept),
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))
}
