import { respondentNumber } from '../../test/plugin/world/form.ts'
import type { Desk, Parameters } from './desk.ts'
import { lostSending, refuse, type Scene } from './scene.ts'

const messageField = {
  action: 'sms',
  sms_text:
    'Hello Maria. This is the Household Survey. We tried to call you and will try again. Answer STOP to get no more messages.',
}

async function openField(desk: Desk, changed: Parameters = {}): Promise<void> {
  await desk.open({ ...messageField, ...changed })
  await desk.ask('Write to Maria', 'Read it, change it if you like, then tap Send.')
}

/** A field that sends a message and calls nobody. */
export const messageScenes: readonly Scene[] = [
  { name: 'message-field', caption: 'A message: ready', play: (desk) => openField(desk) },
  {
    caption: 'A message with a picture, number hidden',
    play: (desk) => openField(desk, { display_number: '0', media_url: 'https://example.org/leaflet.png' }),
  },
  {
    caption: 'A message: several numbers',
    play: (desk) =>
      openField(desk, {
        to_number: '+254711222333|+254711222444|+254711222555',
        to_label: 'Maria|Maria’s husband|Neighbour',
      }),
  },
  {
    caption: 'A message: sending',
    async play(desk) {
      await openField(desk)
      desk.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'hang' } })
      // Time that passed now would wait for the answer.
      await desk.tap('Send')
      await desk.finds('Sending the message').waitFor()
    },
  },
  {
    caption: 'A message: the answer was lost',
    async play(desk) {
      await openField(desk)
      lostSending(desk)
      await desk.tap('Send')
      await desk.reads('Checking whether the message was sent')
    },
  },
  {
    caption: 'A message: delivered',
    async play(desk) {
      await openField(desk)
      await desk.tap('Send')
      await desk.reads('Delivered to Maria')
    },
  },
  {
    caption: 'A message: refused',
    async play(desk) {
      await openField(desk)
      desk.twilio.behaviour.landlineNumbers = [respondentNumber]
      await desk.tap('Send')
      await desk.reads('Twilio 21614')
    },
  },
  {
    caption: 'A message: refused, unfolded',
    async play(desk) {
      await openField(desk)
      refuse(desk, 'POST', [400, 21408])
      await desk.tap('Send')
      await desk.reads('Twilio 21408')
      await desk.unfold()
    },
  },
  {
    caption: 'A message: not delivered, one more left',
    async play(desk) {
      await openField(desk, { attempts: '2' })
      desk.twilio.phones.setDelivery(respondentNumber, 'filtered')
      await desk.tap('Send')
      await desk.reads('Twilio 30007')
    },
  },
]
