import { respondentNumber } from '../../test/plugin/world/form.ts'
import { lostSending, refuse, type Scene } from './scene.ts'
import type { Parameters, Stage } from './stage.ts'

const messageField = {
  action: 'sms',
  sms_text:
    'Hello Maria. This is the Household Survey. We tried to call you and will try again. Answer STOP to get no more messages.',
}

async function openField(stage: Stage, changed: Parameters = {}): Promise<void> {
  await stage.open({ ...messageField, ...changed })
  await stage.ask('Write to Maria', 'Read it, change it if you like, then tap Send.')
}

/** A field that sends a message and calls nobody. */
export const messageScenes: readonly Scene[] = [
  { name: 'message-field', caption: 'A message: ready', play: (stage) => openField(stage) },
  {
    caption: 'A message with a picture, number hidden',
    play: (stage) => openField(stage, { display_number: '0', media_url: 'https://example.org/leaflet.png' }),
  },
  {
    caption: 'A message: several numbers',
    play: (stage) =>
      openField(stage, {
        to_number: '+254711222333|+254711222444|+254711222555',
        to_label: 'Maria|Maria’s husband|Neighbour',
      }),
  },
  {
    caption: 'A message: sending',
    async play(stage) {
      await openField(stage)
      stage.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'hang' } })
      // Time that passed now would wait for the answer.
      await stage.tap('Send')
      await stage.finds('Sending the message').waitFor()
    },
  },
  {
    caption: 'A message: the answer was lost',
    async play(stage) {
      await openField(stage)
      lostSending(stage)
      await stage.tap('Send')
      await stage.reads('Checking whether the message was sent')
    },
  },
  {
    caption: 'A message: delivered',
    async play(stage) {
      await openField(stage)
      await stage.tap('Send')
      await stage.reads('Delivered to Maria')
    },
  },
  {
    caption: 'A message: refused',
    async play(stage) {
      await openField(stage)
      stage.twilio.behaviour.landlineNumbers = [respondentNumber]
      await stage.tap('Send')
      await stage.reads('Twilio 21614')
    },
  },
  {
    caption: 'A message: refused, unfolded',
    async play(stage) {
      await openField(stage)
      refuse(stage, 'POST', [400, 21408])
      await stage.tap('Send')
      await stage.reads('Twilio 21408')
      await stage.unfold()
    },
  },
  {
    caption: 'A message: not delivered, one more left',
    async play(stage) {
      await openField(stage, { attempts: '2' })
      stage.twilio.phones.setDelivery(respondentNumber, 'filtered')
      await stage.tap('Send')
      await stage.reads('Twilio 30007')
    },
  },
]
