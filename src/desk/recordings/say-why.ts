import { say, type TextKey } from '../words/say.ts'
import type { Found } from './choose/find.ts'
import type { Why } from './outcome.ts'

const texts: Readonly<Record<Why, TextKey>> = {
  busy: 'whyBusy',
  refused: 'whyRefused',
  gone: 'whyGone',
  offline: 'whyOffline',
  timeout: 'whyTimeout',
  server: 'whyServer',
  cut: 'whyCut',
  keptFromPage: 'whyKeptFromPage',
  notSound: 'whyNotSound',
  noKey: 'whyNoKey',
  wrongKey: 'whyWrongKey',
  incompleteDetails: 'whyIncompleteDetails',
  altered: 'whyAltered',
  notReady: 'whyNotReady',
  notInFolder: 'whyNotInFolder',
  notWritten: 'whyNotWritten',
  stopped: 'whyStopped',
}

/** Why a sound is not there, and what to do. */
export function sayWhy(why: Why, { recording: { encryption } }: Found): string {
  const sid = typeof encryption === 'object' ? encryption.publicKeySid : ''
  return say(texts[why], { sid: sid || say('notKnown') })
}
