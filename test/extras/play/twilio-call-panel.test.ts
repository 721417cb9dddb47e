import { it } from 'vitest'
import { callOutcomes } from './call-outcomes.ts'
import { expectTable } from './play-all.ts'

const right = `
key          outcome                     the form asks         stuck at  items                     the form stores
lists calls  answered                    keep_number*                    completed|completed|      keep_number=1
lists calls  answered, refused           keep_number*                    completed|completed|      keep_number=1
lists calls  answering machine           keep_number*                    completed|completed|      keep_number=0
lists calls  busy                                                        completed|busy|
lists calls  no answer                                                   completed|no-answer|
lists calls  declined                                                    completed|no-answer|
lists calls  number does not work                                        completed|failed|
lists calls  own phone missed                                            no-answer||
lists calls  own phone busy                                              busy||
lists calls  left while own phone rings  talked*                         ringing||                 talked=2
lists calls  left while talking          keep_number*                    in-progress|in-progress|  keep_number=1
lists calls  left, reopened after        keep_number*                    completed|completed|      keep_number=1
lists calls  hung up while it rang                                       completed|canceled|
lists calls  hung up before it rang      talked*                         completed||               talked=2
lists calls  cleared                                                     ||
cannot list  answered                    talked* keep_number*            completed||               talked=1 keep_number=1
cannot list  answered, refused           talked* keep_number*            completed||               talked=1 keep_number=1
cannot list  answering machine           talked* keep_number*            completed||               talked=1 keep_number=0
cannot list  busy                        talked*                         completed||               talked=0
cannot list  no answer                   talked*                         completed||               talked=0
cannot list  declined                    talked*                         completed||               talked=0
cannot list  number does not work        talked*                         completed||               talked=0
cannot list  own phone missed                                            no-answer||
cannot list  own phone busy                                              busy||
cannot list  left while own phone rings  talked*                         ringing||                 talked=2
cannot list  left while talking          talked* keep_number*            in-progress||             talked=1 keep_number=1
cannot list  left, reopened after        talked* keep_number*            completed||               talked=1 keep_number=1
cannot list  hung up while it rang       talked*                         completed||               talked=0
cannot list  hung up before it rang      talked*                         completed||               talked=2
cannot list  cleared                                                     ||
`

it('asks and stores what fits, whatever becomes of the call, with either key', async () => {
  await expectTable('twilio-call-panel.xlsx', callOutcomes, right)
})
