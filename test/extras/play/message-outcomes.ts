import type { Delivery } from '../../../src/stand-in/twilio/phones/phones.ts'
import { respondentNumber } from '../../plugin/world/form.ts'
import type { Outcome } from './outcome.ts'
import type { Play } from './play.ts'

const common = { happened: '', says: {}, truth: { rung: false, reached: false, over: true } } as const

async function send({ world }: Play, delivery: Delivery): Promise<void> {
  world.twilio.phones.setDelivery(respondentNumber, delivery)
  await world.field.tap('Send')
  await world.pass(100)
}

/** Of a message. Nobody is rung by one. */
export const messageOutcomes: readonly Outcome[] = [
  { ...common, name: 'delivered', play: (play) => send(play, 'delivered') },
  { ...common, name: 'sent, never confirmed', play: (play) => send(play, 'unconfirmed') },
  { ...common, name: 'phone switched off', play: (play) => send(play, 'unreachable') },
  {
    ...common,
    name: 'answered STOP before',
    prepare({ phones, account }) {
      phones.sendMessage(respondentNumber, account.twilioNumbers[0] ?? '', { body: 'STOP' })
    },
    play: (play) => send(play, 'delivered'),
  },
  {
    ...common,
    name: 'left, reopened after',
    async play({ world }) {
      await world.field.tap('Send')
      world.field.running.stop()
      world.host.leave()
      await world.pass(60)
      await world.reopen()
      await world.pass(30)
    },
  },
  {
    ...common,
    name: 'cleared',
    async play(play) {
      await send(play, 'delivered')
      play.world.host.clear()
      await play.world.pass(5)
    },
  },
]
