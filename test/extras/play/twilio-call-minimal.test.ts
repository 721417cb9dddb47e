import { it } from 'vitest'
import { callOutcomes } from './call-outcomes.ts'
import { expectTable } from './play-all.ts'

const right = `
key          outcome                     the form asks  stuck at  items          the form stores
lists calls  answered                                             completed||
lists calls  answered, refused                                    completed||
lists calls  answering machine                                    completed||
lists calls  busy                                                 completed||
lists calls  no answer                                            completed||
lists calls  declined                                             completed||
lists calls  number does not work                                 completed||
lists calls  own phone missed                                     no-answer||
lists calls  own phone busy                                       busy||
lists calls  left while own phone rings                           ringing||
lists calls  left while talking                                   in-progress||
lists calls  left, reopened after                                 completed||
lists calls  hung up while it rang                                completed||
lists calls  hung up before it rang                               completed||
lists calls  cleared                                              ||
cannot list  answered                                             completed||
cannot list  answered, refused                                    completed||
cannot list  answering machine                                    completed||
cannot list  busy                                                 completed||
cannot list  no answer                                            completed||
cannot list  declined                                             completed||
cannot list  number does not work                                 completed||
cannot list  own phone missed                                     no-answer||
cannot list  own phone busy                                       busy||
cannot list  left while own phone rings                           ringing||
cannot list  left while talking                                   in-progress||
cannot list  left, reopened after                                 completed||
cannot list  hung up while it rang                                completed||
cannot list  hung up before it rang                               completed||
cannot list  cleared                                              ||
`

it('asks and stores what fits, whatever becomes of the call, with either key', async () => {
  await expectTable('twilio-call-minimal.xlsx', callOutcomes, right)
})
