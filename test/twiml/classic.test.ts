import { describe, expect, it } from 'vitest'
import { readTwiml } from '../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { TwimlRefused } from '../../src/twiml/check.ts'
import { ClassicResponse } from '../../src/twiml/classic.ts'
import { inlineTwiml } from '../../src/twiml/write.ts'
import { askFavouriteNumber, greet, sayFavouriteNumber } from './classic-examples.ts'

const classic = () => new ClassicResponse()
const to = '+254711222333'

describe('a document put together action by action', () => {
  it('says "Hello, Big Bird"', () => {
    expect(greet('Big Bird').document()).toBe('<Response><Say voice="woman">Hello, Big Bird</Say></Response>')
  })

  it('asks for the favourite number and says it back', () => {
    expect(askFavouriteNumber('picked').document()).toBe(
      '<Response><Gather action="picked" numDigits="1"><Say>What is your favorite number?</Say></Gather></Response>',
    )
    expect(sayFavouriteNumber('3').document()).toBe(
      '<Response><Say>Your favorite number is 3</Say><Hangup/></Response>',
    )
  })

  it('keeps the order of its actions, before, in and after a gather', () => {
    const response = classic().say('one').gatherStart('a').pause(1).play('b.mp3').gatherStop().redirect('c')
    const verbs = readTwiml(response.document())
    expect(verbs.map(({ name }) => name)).toEqual(['Say', 'Gather', 'Redirect'])
    expect(verbs[1]?.children.map(({ name }) => name)).toEqual(['Pause', 'Play'])
  })

  it('takes raw verbs where other verbs may stand, and passes over the blanks between them', () => {
    const document = classic()
      .gatherStart()
      .raw('\n  <Say>1</Say>\n  <!-- then --><Pause/>\n')
      .gatherStop()
      .document()
    expect(document).toBe('<Response><Gather><Say>1</Say><Pause/></Gather></Response>')
  })

  it('takes a raw verb that is newer than this project', () => {
    expect(classic().raw('<Shout loud="yes">Hey</Shout>').document()).toBe(
      '<Response><Shout loud="yes">Hey</Shout></Response>',
    )
  })

  it("leaves a `with` to the noun, but for what is the dial's own", () => {
    const given = { callerId: '+1202', timeout: 20, url: 'hear', beep: false }
    expect(classic().dialConference('Team', given).document()).toBe(
      '<Response><Dial callerId="+1202" timeout="20"><Conference url="hear" beep="false">Team</Conference></Dial></Response>',
    )
  })

  it('is nothing without an action', () => {
    expect(classic().document()).toBe('<Response/>')
  })

  it('can be sent within a request, when it is short', () => {
    expect(inlineTwiml(classic().hangup().response())).toBe('<Response><Hangup/></Response>')
    expect(() => inlineTwiml(classic().say('a'.repeat(4000)).response())).toThrow(
      'a request takes 4000 characters',
    )
  })
})

describe('actions in the wrong order are refused', () => {
  it.each<[reason: string, act: () => unknown]>([
    ['gatherStop() without gatherStart()', () => classic().gatherStop()],
    ['gatherStop() without gatherStart()', () => classic().gatherStart().gatherStop().gatherStop()],
    ['gatherStop() without gatherStart()', () => classic().dialStart().gatherStop()],
    ['dialStop() without dialStart()', () => classic().gatherStart().dialStop()],
    ['gatherStart() is not stopped', () => classic().gatherStart().say('1').document()],
    ['dialStart() is not stopped', () => classic().dialStart().number(to).response()],
    ['dialStart() while gatherStart() is not stopped', () => classic().gatherStart().dialStart()],
    ['gatherStart() while gatherStart() is not stopped', () => classic().gatherStart().gatherStart()],
    ['number() without dialStart()', () => classic().number(to)],
    ['number() without dialStart()', () => classic().gatherStart().number(to)],
    ['<Gather> takes no <Hangup> (gatherStart() is not stopped)', () => classic().gatherStart().hangup()],
    ['<Gather> takes no <Dial> (gatherStart() is not stopped)', () => classic().gatherStart().dial(to)],
    ['<Dial> takes no <Say> (dialStart() is not stopped)', () => classic().dialStart().say('Hello')],
    ['<Response> takes no <Number>', () => classic().raw(`<Number>${to}</Number>`)],
    ['<Response> takes no text', () => classic().raw('Hello')],
    ['<Dial> needs whom to dial', () => classic().dialStart().dialStop().document()],
    [
      '<Gather> numDigits must be a whole number from 1',
      () => classic().gatherStart('a', { numDigits: 'one' }).gatherStop().document(),
    ],
    ['the XML is not well formed: <Say> is not closed', () => classic().raw('<Say>Hello')],
    [
      'the XML is not well formed: <Response> is not closed',
      () => classic().raw('<Response><Say>Hello</Say>'),
    ],
  ])('%s', (reason, act) => {
    expect(act).toThrow(new TwimlRefused([reason]))
  })

  it('and a refused action leaves the document as it was', () => {
    const response = classic().say('one')
    expect(() => response.raw('<Hangup/><Say>')).toThrow(TwimlRefused)
    expect(() => response.raw('<Hangup/><Number>1</Number>')).toThrow(TwimlRefused)
    expect(() => response.gatherStop()).toThrow(TwimlRefused)
    expect(response.document()).toBe('<Response><Say>one</Say></Response>')
  })
})
