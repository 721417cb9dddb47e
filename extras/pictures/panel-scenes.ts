import { respondentNumber } from '../../test/plugin/world/form.ts'
import { talk } from './calling.ts'
import type { Desk, Parameters } from './desk.ts'
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

const panel = { panel: 'keypad history messages' }
const draft = { sms_text: 'Hello Maria. We tried to call you. When can we call again?' }
const appointment = { sms_text: 'Hello Maria. It is Saturday, after two. May we call you now?' }
/** A number that is hidden leaves nothing for a keypad to do. */
const hidden = { panel: 'history messages', display_number: '0' }

async function openKeypad(desk: Desk, ...keys: readonly string[]): Promise<void> {
  await desk.open(panel)
  for (const key of keys) await desk.tap(key)
}

async function openHistory(desk: Desk, earlier = earlierCalls, changed: Parameters = {}): Promise<void> {
  await desk.open({ ...panel, ...changed }, earlier)
  await desk.openTab('History')
}

async function openMessages(
  desk: Desk,
  earlier: readonly Earlier[] = [],
  changed: Parameters = draft,
): Promise<void> {
  await desk.open({ ...panel, ...changed }, earlier)
  await desk.openTab('Messages')
}

/** Opens a form without a connection, and the tab that feels it. */
async function openOffline(desk: Desk, tab: string): Promise<void> {
  await desk.open({ ...panel, ...draft })
  await desk.page.context().setOffline(true)
  await desk.openTab(tab)
  await desk.reads('No connection')
  // What was asked before has failed by then.
  await desk.pass(1)
}

const keypadScenes: readonly Scene[] = [
  { name: 'panel-keypad', caption: 'Keypad', play: (desk) => openKeypad(desk) },
  {
    caption: 'Keypad: a number entered by hand',
    play: (desk) => openKeypad(desk, 'Erase', 'Erase', '4', '4'),
  },
  {
    caption: 'Keypad: no whole number yet',
    play: (desk) => openKeypad(desk, 'Clear', '+', '2', '5', '4', '7', '1'),
  },
  {
    caption: 'Keypad: a number that is none',
    play: (desk) => openKeypad(desk, 'Clear', '0', '7', '1', '1', '2', '2', '2', '3', '3', '3'),
  },
  {
    caption: 'Keypad: a number as it is dialled at home',
    async play(desk) {
      await desk.open({ ...panel, country: 'KE' })
      for (const key of ['Clear', '0', '7', '2', '2', '3', '3', '3', '4', '4', '4']) await desk.tap(key)
    },
  },
]

const historyScenes: readonly Scene[] = [
  {
    name: 'panel-history',
    caption: 'History',
    async play(desk) {
      await openHistory(desk)
      await desk.reads(/recorded$/)
    },
  },
  {
    caption: 'History: the number is hidden',
    async play(desk) {
      await openHistory(desk, earlierCalls, hidden)
      await desk.reads(/recorded$/)
    },
  },
  {
    caption: 'History: the respondent is calling',
    async play(desk) {
      await openHistory(desk, [...earlierCalls, nobodyAnswers])
      const { phones, account } = desk.twilio
      phones.call(respondentNumber, account.twilioNumbers[0] ?? '')
      await desk.reads('Maria is calling now')
      await desk.reads('Is calling now')
    },
  },
  {
    caption: 'History: empty',
    async play(desk) {
      await openHistory(desk, [])
      await desk.reads('No calls yet.')
    },
  },
  {
    caption: 'History: loading',
    async play(desk) {
      await desk.open(panel)
      desk.twilio.faults.add({ when: { method: 'GET' }, do: { kind: 'hang' }, times: 'always' })
      // Time that passed now would wait for the answer.
      await desk.openTab('History')
      await desk.finds('Loading the calls').waitFor()
    },
  },
  {
    caption: 'History: no permission',
    async play(desk) {
      await openHistory(desk, [mayNotListCalls], restrictedKey(desk))
      await desk.reads('Twilio 70051')
    },
  },
  {
    caption: 'History: no permission, unfolded',
    async play(desk) {
      await openHistory(desk, [mayNotListCalls], restrictedKey(desk))
      await desk.reads('Twilio 70051')
      await desk.unfold()
    },
  },
  { caption: 'History: no connection', play: (desk) => openOffline(desk, 'History') },
]

const messageScenes: readonly Scene[] = [
  {
    name: 'panel-messages',
    caption: 'Messages',
    async play(desk) {
      await openMessages(desk, earlierMessages, appointment)
      await desk.reads('Thank you')
    },
  },
  {
    caption: 'Messages: a picture, opened',
    async play(desk) {
      await openMessages(desk, [...earlierMessages, earlierPicture(desk.pictureUrl)], appointment)
      await desk.reads('Picture 1')
      await desk.field.locator('.thread a').click()
      await desk.field.locator('.thread img').waitFor()
      await desk.field.locator('.thread').evaluate((thread) => {
        thread.scrollTop = thread.scrollHeight
      })
    },
  },
  {
    caption: 'Messages: one that did not arrive',
    async play(desk) {
      await openMessages(desk, earlierFailures)
      await desk.reads('Twilio 30003')
    },
  },
  {
    caption: 'Messages: the respondent has answered STOP',
    async play(desk) {
      await openMessages(desk, earlierStop)
      await desk.reads('Automatic reply')
      await desk.tap('Send')
      await desk.reads('Maria wants no messages')
    },
  },
  {
    caption: 'Messages: a character that costs room',
    async play(desk) {
      const sms_text = 'Hello Maria. We tried to call you, and we’ll try again tomorrow. When is a good time?'
      await openMessages(desk, [], { sms_text })
      await desk.reads(/^No messages/)
    },
  },
  {
    caption: 'Messages: the answer was lost',
    async play(desk) {
      await openMessages(desk)
      await desk.reads(/^No messages/)
      lostSending(desk)
      await desk.tap('Send')
      await desk.reads('Checking whether the message was sent')
    },
  },
  {
    caption: 'Messages: empty, the number is hidden',
    async play(desk) {
      await openMessages(desk, [], hidden)
      await desk.reads('No messages with Maria yet.')
    },
  },
  {
    caption: 'Messages: no permission',
    async play(desk) {
      await openMessages(desk, [], { ...draft, ...restrictedKey(desk) })
      await desk.reads('Twilio 70051')
    },
  },
  { caption: 'Messages: no connection', play: (desk) => openOffline(desk, 'Messages') },
]

async function openFolded(desk: Desk): Promise<void> {
  await openHistory(desk, earlierCalls.slice(0, 3), severalNumbers)
  await desk.reads('nobody answered')
}

const otherScenes: readonly Scene[] = [
  {
    caption: 'More than four numbers',
    play: (desk) => openFolded(desk),
  },
  {
    caption: 'More than four numbers, unfolded',
    async play(desk) {
      await openFolded(desk)
      await desk.field.getByRole('button', { name: /^Maria, mobile/ }).click()
    },
  },
  {
    caption: 'The tabs, folded away during a call',
    async play(desk) {
      await talk(desk, panel)
      await desk.pass(41)
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
