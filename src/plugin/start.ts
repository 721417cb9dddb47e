import { createServiceLegs } from '../twilio/service-legs.ts'
import { createServiceTransport } from '../twilio/service-transport.ts'
import { createDirectTransport, type Fetch } from '../twilio/transport.ts'
import { openCallField } from './call-field.ts'
import { openCheckField } from './check/check-field.ts'
import { readForm } from './form/read-form.ts'
import type { Settings } from './form/settings.ts'
import { openMessageField } from './message/message-field.ts'
import { openPanel } from './panel/panel.ts'
import type { OpenPanel } from './panel/tab.ts'
import { refuse } from './refuse.ts'
import { bringIn } from './screen/elements.ts'
import { durationIn, wordsIn } from './words/language.ts'
import { setLanguage } from './words/set-language.ts'
import type { Words } from './words/words.ts'
import type { Account, Running, World } from './world.ts'

/** Reads the parameters, restores what is stored and shows it. Never dials. */
export function start(world: World, showPanel: OpenPanel = openPanel): Running {
  const { checked, language } = readForm(world.host, world.languages)
  const { settings, problems, action } = checked
  const words: Words = wordsIn(language)
  words.showDuration = durationIn(language)
  const { document, clock, fetch } = world
  const area = document.getElementById('call-area')
  if (area) {
    bringIn(area)
    setLanguage(area, language)
  }
  if (checked.read) return openCheckField(world, { read: checked.read, problems }, words)
  if (!settings) return refuse(world, words, { problems, action })
  if (!fetch) {
    const tooOld = { parameter: '', said: { key: 'tooOld' }, blocks: true } as const
    return refuse(world, words, { problems: [tooOld], action })
  }
  const account = accountFor(settings, { fetch, clock })
  const opening = { world, settings, problems, words, language, account }
  return action === 'sms' ? openMessageField(opening) : openCallField(opening, showPanel)
}

function accountFor(
  { credentials, serviceUrl: url, accountSid }: Settings,
  ends: { fetch: Fetch; clock: World['clock'] },
): Account {
  if (!url) return { send: createDirectTransport({ ...ends, credentials }), accountSid }
  const send = createServiceTransport({ ...ends, url, key: credentials.password })
  return { send, accountSid, askLegs: createServiceLegs(send, accountSid) }
}
