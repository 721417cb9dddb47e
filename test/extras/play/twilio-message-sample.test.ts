import { it } from 'vitest'
import { messageOutcomes } from './message-outcomes.ts'
import { expectTable } from './play-all.ts'

const right = `
key          outcome                the form asks  stuck at  items          the form stores
lists calls  delivered                                       delivered||
lists calls  sent, never confirmed                           sent||
lists calls  phone switched off     not_delivered            undelivered||
lists calls  answered STOP before                            ||
lists calls  left, reopened after                            delivered||
lists calls  cleared                                         ||
cannot list  delivered                                       queued||
cannot list  sent, never confirmed                           queued||
cannot list  phone switched off                              queued||
cannot list  answered STOP before                            ||
cannot list  left, reopened after                            queued||
cannot list  cleared                                         ||
`

it('asks and stores what fits, whatever becomes of the message, with either key', async () => {
  await expectTable('twilio-message-sample.xlsx', messageOutcomes, right)
})
