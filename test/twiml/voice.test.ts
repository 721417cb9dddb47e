import { describe, expect, it } from 'vitest'
import { serialize } from '../../src/twiml/document.ts'
import { client, dial, number, say, sip, voiceResponse } from '../../src/twiml/voice.ts'

describe('the verbs and nouns of TwiML', () => {
  it.each([
    [number('+254711222333'), '<Number>+254711222333</Number>'],
    [sip('sip:maria@example.com'), '<Sip>sip:maria@example.com</Sip>'],
    [client('maria'), '<Client>maria</Client>'],
    [say('Hello'), '<Say>Hello</Say>'],
    [say('Hola', { language: 'es-MX', loop: 2 }), '<Say language="es-MX" loop="2">Hola</Say>'],
    [voiceResponse(), '<Response/>'],
    [dial({}, number('+1')), '<Dial><Number>+1</Number></Dial>'],
    [
      dial({ callerId: '+1202', record: 'do-not-record', answerOnBridge: true, timeout: 30, timeLimit: 600 }),
      '<Dial callerId="+1202" record="do-not-record" answerOnBridge="true" timeout="30" timeLimit="600"/>',
    ],
  ])('write %j', (node, document) => {
    expect(serialize(node)).toBe(document)
  })

  it('follow one another in a response', () => {
    const document = serialize(voiceResponse(say('Maria'), dial({}, number('+254711222333'))))
    expect(document).toBe('<Response><Say>Maria</Say><Dial><Number>+254711222333</Number></Dial></Response>')
  })
})
