import { respondentNumber } from '../../test/plugin/world/form.ts'
import { talk } from './calling.ts'
import {
  type Earlier,
  earlierCalls,
  earlierFailures,
  earlierMessages,
  earlierPicture,
  earlierStop,
  mayNotListCalls,
  nobodyAnswers,
} from './earlier.ts'
import { lostSending, restrictedKey, type Scene, severalNumbers } from './scene.ts'
import type { Parameters, Stage } from './stage.ts'

const panel = { panel: 'keypad history messages' }
const draft = { sms_text: 'Hello Maria. We tried to call you. When can we call again?' }
const appointment = { sms_text: 'Hello Maria. It is Saturday, after two. May we call you now?' }
/** A number that is hidden leaves nothing for a keypad to do. */
const hidden = { panel: 'history messages', display_number: '0' }

async function openKeypad(stage: Stage, ...keys: readonly string[]): Promise<void> {
  await stage.open(panel)
  for (const key of keys) await stage.tap(key)
}

async function openHistory(stage: Stage, earlier = earlierCalls, changed: Parameters = {}): Promise<void> {
  await stage.open({ ...panel, ...changed }, earlier)
  await stage.openTab('History')
}

async function openMessages(
  stage: Stage,
  earlier: readonly Earlier[] = [],
  changed: Parameters = draft,
): Promise<void> {
  await stage.open({ ...panel, ...changed }, earlier)
  await stage.openTab('Messages')
}

/** Opens a form without a connection, and the tab that feels it. */
async function openOffline(stage: Stage, tab: string): Promise<void> {
  await stage.open({ ...panel, ...draft })
  await stage.page.context().setOffline(true)
  await stage.openTab(tab)
  await stage.reads('No connection')
  // What was asked before has failed by then.
  await stage.pass(1)
}

const keypadScenes: readonly Scene[] = [
  { name: 'panel-keypad', caption: 'Keypad', play: (stage) => openKeypad(stage) },
  {
    caption: 'Keypad: a number entered by hand',
    play: (stage) => openKeypad(stage, 'Erase', 'Erase', '4', '4'),
  },
  {
    caption: 'Keypad: no whole number yet',
    play: (stage) => openKeypad(stage, 'Clear', '+', '2', '5', '4', '7', '1'),
  },
  {
    caption: 'Keypad: a number that is none',
    play: (stage) => openKeypad(stage, 'Clear', '0', '7', '1', '1', '2', '2', '2', '3', '3', '3'),
  },
  {
    caption: 'Keypad: a number as it is dialled at home',
    async play(stage) {
      await stage.open({ ...panel, country: 'KE' })
      for (const key of ['Clear', '0', '7', '2', '2', '3', '3', '3', '4', '4', '4']) await stage.tap(key)
    },
  },
]

const historyScenes: readonly Scene[] = [
  {
    name: 'panel-history',
    caption: 'History',
    async play(stage) {
      await openHistory(stage)
      await stage.reads(/recorded$/)
    },
  },
  {
    caption: 'History: the number is hidden',
    async play(stage) {
      await openHistory(stage, earlierCalls, hidden)
      await stage.reads(/recorded$/)
    },
  },
  {
    caption: 'History: the respondent is calling',
    async play(stage) {
      await openHistory(stage, [...earlierCalls, nobodyAnswers])
      const { phones, account } = stage.twilio
      phones.call(respondentNumber, account.twilioNumbers[0] ?? '')
      await stage.reads('Maria is calling now')
      await stage.reads('Is calling now')
    },
  },
  {
    caption: 'History: empty',
    async play(stage) {
      await openHistory(stage, [])
      await stage.reads('No calls yet.')
    },
  },
  {
    caption: 'History: loading',
    async play(stage) {
      await stage.open(panel)
      stage.twilio.faults.add({ when: { method: 'GET' }, do: { kind: 'hang' }, times: 'always' })
      // Time that passed now would wait for the answer.
      await stage.openTab('History')
      await stage.finds('Loading the calls').waitFor()
    },
  },
  {
    caption: 'History: no permission',
    async play(stage) {
      await openHistory(stage, [mayNotListCalls], restrictedKey(stage))
      await stage.reads('Twilio 70051')
    },
  },
  {
    caption: 'History: no permission, unfolded',
    async play(stage) {
      await openHistory(stage, [mayNotListCalls], restrictedKey(stage))
      await stage.reads('Twilio 70051')
      await stage.unfold()
    },
  },
  { caption: 'History: no connection', play: (stage) => openOffline(stage, 'History') },
]

const messageScenes: readonly Scene[] = [
  {
    name: 'panel-messages',
    caption: 'Messages',
    async play(stage) {
      await openMessages(stage, earlierMessages, appointment)
      await stage.reads('Thank you')
    },
  },
  {
    caption: 'Messages: a picture, opened',
    async play(stage) {
      await openMessages(stage, [...earlierMessages, earlierPicture(stage.pictureUrl)], appointment)
      await stage.reads('Picture 1')
      await stage.field.locator('.thread a').click()
      await stage.field.locator('.thread img').waitFor()
      await stage.field.locator('.thread').evaluate((thread) => {
        thread.scrollTop = thread.scrollHeight
      })
    },
  },
  {
    caption: 'Messages: one that did not arrive',
    async play(stage) {
      await openMessages(stage, earlierFailures)
      await stage.reads('Twilio 30003')
    },
  },
  {
    caption: 'Messages: the respondent has answered STOP',
    async play(stage) {
      await openMessages(stage, earlierStop)
      await stage.reads('Automatic reply')
      await stage.tap('Send')
      await stage.reads('Maria wants no messages')
    },
  },
  {
    caption: 'Messages: a character that costs room',
    async play(stage) {
      const sms_text = 'Hello Maria. We tried to call you, and we’ll try again tomorrow. When is a good time?'
      await openMessages(stage, [], { sms_text })
      await stage.reads(/^No messages/)
    },
  },
  {
    caption: 'Messages: the answer was lost',
    async play(stage) {
      await openMessages(stage)
      await stage.reads(/^No messages/)
      lostSending(stage)
      await stage.tap('Send')
      await stage.reads('Checking whether the message was sent')
    },
  },
  {
    caption: 'Messages: empty, the number is hidden',
    async play(stage) {
      await openMessages(stage, [], hidden)
      await stage.reads('No messages with Maria yet.')
    },
  },
  {
    caption: 'Messages: no permission',
    async play(stage) {
      await openMessages(stage, [], { ...draft, ...restrictedKey(stage) })
      await stage.reads('Twilio 70051')
    },
  },
  { caption: 'Messages: no connection', play: (stage) => openOffline(stage, 'Messages') },
]

async function openFolded(stage: Stage): Promise<void> {
  await openHistory(stage, earlierCalls.slice(0, 3), severalNumbers)
  await stage.reads('nobody answered')
}

const otherScenes: readonly Scene[] = [
  {
    caption: 'More than four numbers',
    play: (stage) => openFolded(stage),
  },
  {
    caption: 'More than four numbers, unfolded',
    async play(stage) {
      await openFolded(stage)
      await stage.field.getByRole('button', { name: /^Maria, mobile/ }).click()
    },
  },
  {
    caption: 'The tabs, folded away during a call',
    async play(stage) {
      await talk(stage, panel)
      await stage.pass(41)
    },
  },
]

/** The phone panel: each tab, what it looks like when it is empty, and what can be wrong. */
export const panelScenes: readonly Scene[] = [
  ...keypadScenes,
  ...historyScenes,
  ...messageScenes,
  ...otherScenes,
]
