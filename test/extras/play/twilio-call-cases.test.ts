import { it } from 'vitest'
import { callOutcomes } from './call-outcomes.ts'
import { expectTable } from './play-all.ts'

const right = `
key          outcome                     the form asks                                      stuck at  items                     the form stores
lists calls  answered                    consent* interview_note                                      completed|completed|1.1   consent=1 call_result=1.1 case_calls_made=1 case_last_result=1.1 case_last_call=then case_users=closed
lists calls  answered, refused           consent*                                                     completed|completed|2.11  consent=0 call_result=2.11 case_calls_made=1 case_last_result=2.11 case_last_call=then case_users=closed
lists calls  answering machine           consent*                                                     completed|completed|3.14  consent=2 call_result=3.14 case_calls_made=1 case_last_result=3.14 case_last_call=then case_users=amina
lists calls  busy                                                                                     completed|busy|3.12       call_result=3.12 case_calls_made=1 case_last_result=3.12 case_last_call=then case_users=amina
lists calls  no answer                                                                                completed|no-answer|3.13  call_result=3.13 case_calls_made=1 case_last_result=3.13 case_last_call=then case_users=amina
lists calls  declined                                                                                 completed|no-answer|3.13  call_result=3.13 case_calls_made=1 case_last_result=3.13 case_last_call=then case_users=amina
lists calls  number does not work        new_number                                                   completed|failed|4.3      call_result=4.3 case_calls_made=1 case_last_result=4.3 case_last_call=then case_users=amina
lists calls  own phone missed                                                                         no-answer||               case_calls_made=0 case_users=amina
lists calls  own phone busy                                                                           busy||                    case_calls_made=0 case_users=amina
lists calls  left while own phone rings  talked* come_back                                            ringing||                 talked=2 case_calls_made=0 case_users=amina
lists calls  left while talking          consent* interview_note come_back result*                    in-progress|in-progress|  consent=1 result=1.1 call_result=1.1 case_calls_made=1 case_last_result=1.1 case_last_call=then case_users=closed
lists calls  left, reopened after        consent* interview_note                                      completed|completed|1.1   consent=1 call_result=1.1 case_calls_made=1 case_last_result=1.1 case_last_call=then case_users=closed
lists calls  hung up while it rang                                                                    completed|canceled|3.13   call_result=3.13 case_calls_made=1 case_last_result=3.13 case_last_call=then case_users=amina
lists calls  hung up before it rang      talked*                                                      completed||               talked=2 case_calls_made=0 case_users=amina
lists calls  cleared                                                                                  ||                        case_calls_made=0 case_users=amina
cannot list  answered                    talked* consent* interview_note                              completed||1.1            talked=1 consent=1 call_result=1.1 case_calls_made=1 case_last_result=1.1 case_last_call=then case_users=closed
cannot list  answered, refused           talked* consent*                                             completed||2.11           talked=1 consent=0 call_result=2.11 case_calls_made=1 case_last_result=2.11 case_last_call=then case_users=closed
cannot list  answering machine           talked* consent*                                             completed||3.14           talked=1 consent=2 call_result=3.14 case_calls_made=1 case_last_result=3.14 case_last_call=then case_users=amina
cannot list  busy                        talked*                                                      completed||3.12           talked=0 call_result=3.12 case_calls_made=1 case_last_result=3.12 case_last_call=then case_users=amina
cannot list  no answer                   talked*                                                      completed||3.13           talked=0 call_result=3.13 case_calls_made=1 case_last_result=3.13 case_last_call=then case_users=amina
cannot list  declined                    talked*                                                      completed||3.13           talked=0 call_result=3.13 case_calls_made=1 case_last_result=3.13 case_last_call=then case_users=amina
cannot list  number does not work        talked* new_number                                           completed||4.3            talked=0 call_result=4.3 case_calls_made=1 case_last_result=4.3 case_last_call=then case_users=amina
cannot list  own phone missed                                                                         no-answer||               case_calls_made=0 case_users=amina
cannot list  own phone busy                                                                           busy||                    case_calls_made=0 case_users=amina
cannot list  left while own phone rings  talked* come_back                                            ringing||                 talked=2 case_calls_made=0 case_users=amina
cannot list  left while talking          talked* consent* interview_note come_back result*            in-progress||             talked=1 consent=1 result=1.1 call_result=1.1 case_calls_made=1 case_last_result=1.1 case_last_call=then case_users=closed
cannot list  left, reopened after        talked* consent* interview_note                              completed||1.1            talked=1 consent=1 call_result=1.1 case_calls_made=1 case_last_result=1.1 case_last_call=then case_users=closed
cannot list  hung up while it rang       talked*                                                      completed||3.13           talked=0 call_result=3.13 case_calls_made=1 case_last_result=3.13 case_last_call=then case_users=amina
cannot list  hung up before it rang      talked*                                                      completed||               talked=2 case_calls_made=0 case_users=amina
cannot list  cleared                                                                                  ||                        case_calls_made=0 case_users=amina
`

it('asks and stores what fits, whatever becomes of the call, with either key', async () => {
  await expectTable('twilio-call-cases.xlsx', callOutcomes, right)
})
