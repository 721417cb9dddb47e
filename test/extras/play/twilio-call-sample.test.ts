import { it } from 'vitest'
import { callOutcomes } from './call-outcomes.ts'
import { expectTable } from './play-all.ts'

const right = `
key          outcome                     the form asks                       stuck at  items                     the form stores
lists calls  answered                    consent*                                      completed|completed|      consent=1
lists calls  answered, refused           consent* recording_remains                    completed|completed|      consent=0
lists calls  answering machine           consent* recording_remains                    completed|completed|      consent=2
lists calls  busy                                                                      completed|busy|
lists calls  no answer                                                                 completed|no-answer|
lists calls  declined                                                                  completed|no-answer|
lists calls  number does not work                                                      completed|failed|
lists calls  own phone missed                                                          no-answer||
lists calls  own phone busy                                                            busy||
lists calls  left while own phone rings  talked* come_back                             ringing||                 talked=2
lists calls  left while talking          come_back consent*                            in-progress|in-progress|  consent=1
lists calls  left, reopened after        consent*                                      completed|completed|      consent=1
lists calls  hung up while it rang                                                     completed|canceled|
lists calls  hung up before it rang      talked*                                       completed||               talked=2
lists calls  cleared                                                                   ||
cannot list  answered                    talked* consent*                              completed||               talked=1 consent=1
cannot list  answered, refused           talked* consent* recording_remains            completed||               talked=1 consent=0
cannot list  answering machine           talked* consent* recording_remains            completed||               talked=1 consent=2
cannot list  busy                        talked*                                       completed||               talked=0
cannot list  no answer                   talked*                                       completed||               talked=0
cannot list  declined                    talked*                                       completed||               talked=0
cannot list  number does not work        talked*                                       completed||               talked=0
cannot list  own phone missed                                                          no-answer||
cannot list  own phone busy                                                            busy||
cannot list  left while own phone rings  talked* come_back                             ringing||                 talked=2
cannot list  left while talking          talked* come_back consent*                    in-progress||             talked=1 consent=1
cannot list  left, reopened after        talked* consent*                              completed||               talked=1 consent=1
cannot list  hung up while it rang       talked*                                       completed||               talked=0
cannot list  hung up before it rang      talked*                                       completed||               talked=2
cannot list  cleared                                                                   ||
`

it('asks and stores what fits, whatever becomes of the call, with either key', async () => {
  await expectTable('twilio-call-sample.xlsx', callOutcomes, right)
})
