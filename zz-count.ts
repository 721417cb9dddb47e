import { enumeratorNumber, respondentNumber } from './test/plugin/world/form.ts'
import { openWorld } from './test/plugin/world/open-field.ts'
const world = await openWorld()
const { twilio } = world
const from = world.clock.now()
await world.pass(5); await world.field.tap('Call'); await world.pass(8)
twilio.phones.answer(enumeratorNumber); await world.pass(12)
twilio.phones.answer(respondentNumber); await world.pass(600)
twilio.phones.hangUp(respondentNumber); await world.pass(60)
for (const r of twilio.requests) console.log(((r.at-from)/1000).toFixed(2), r.method, r.path.replace(/Accounts\/\w+/, 'A').slice(12))
