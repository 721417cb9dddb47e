import { describe, expect, it } from 'vitest'
import { readTwiml } from '../../src/stand-in/twilio/webhooks/twiml-reader.ts'
import { type Node, serialize } from '../../src/twiml/document.ts'
import { nesting, type VoiceVerb } from '../../src/twiml/nesting.ts'
import { conference } from '../../src/twiml/verbs/conference.ts'
import { application, client, clientWith, dial, number, sip } from '../../src/twiml/verbs/dial.ts'
import { gather } from '../../src/twiml/verbs/gather.ts'
import { message, messagingResponse } from '../../src/twiml/verbs/messaging.ts'
import { enqueue, enqueueTask, queue } from '../../src/twiml/verbs/queue.ts'
import { record } from '../../src/twiml/verbs/record.ts'
import * as voice from '../../src/twiml/verbs/voice.ts'
import { writeTwiml } from '../../src/twiml/write.ts'

const to = '+254711222333'

const verbs: ReadonlyArray<[node: VoiceVerb, document: string]> = [
  [voice.say('Hello'), '<Say>Hello</Say>'],
  [voice.say('Hola', { language: 'es-MX', loop: 2 }), '<Say language="es-MX" loop="2">Hola</Say>'],
  [voice.play('a.mp3', { loop: 0 }), '<Play loop="0">a.mp3</Play>'],
  [voice.playDigits('ww12#'), '<Play digits="ww12#"/>'],
  [voice.pause(), '<Pause/>'],
  [voice.pause(3), '<Pause length="3"/>'],
  [voice.redirect('next', { method: 'GET' }), '<Redirect method="GET">next</Redirect>'],
  [voice.reject(), '<Reject/>'],
  [voice.reject('busy'), '<Reject reason="busy"/>'],
  [voice.hangup(), '<Hangup/>'],
  [voice.leave(), '<Leave/>'],
  [voice.sms('Thanks', { to }), `<Sms to="${to}">Thanks</Sms>`],
  [
    gather({ input: ['dtmf', 'speech'], numDigits: 1, speechTimeout: 'auto' }, voice.say('1 or 2')),
    '<Gather input="dtmf speech" numDigits="1" speechTimeout="auto"><Say>1 or 2</Say></Gather>',
  ],
  [
    record({ maxLength: 60, recordingStatusCallbackEvent: ['completed', 'absent'] }),
    '<Record maxLength="60" recordingStatusCallbackEvent="completed absent"/>',
  ],
  [enqueue('support', { waitUrl: 'music' }), '<Enqueue waitUrl="music">support</Enqueue>'],
  [
    enqueueTask('WW1', { caseId: '1204' }, { action: 'done', task: { priority: 5, timeout: 60 } }),
    '<Enqueue action="done" workflowSid="WW1"><Task priority="5" timeout="60">{&quot;caseId&quot;:&quot;1204&quot;}</Task></Enqueue>',
  ],
]

const dialled: ReadonlyArray<[node: Node<'Dial'>, document: string]> = [
  [
    dial({
      callerId: '+1202',
      record: 'do-not-record',
      answerOnBridge: true,
      timeout: 30,
      timeLimit: 600,
      ringTone: 'us-old',
      recordingStatusCallbackEvent: ['in-progress', 'completed'],
    }),
    '<Dial callerId="+1202" record="do-not-record" answerOnBridge="true" timeout="30" timeLimit="600" ringTone="us-old" recordingStatusCallbackEvent="in-progress completed"/>',
  ],
  [dial({}, number(to), number('+1')), `<Dial><Number>${to}</Number><Number>+1</Number></Dial>`],
  [
    dial({}, number(to, { sendDigits: 'ww1', statusCallbackEvent: ['ringing', 'answered'] })),
    `<Dial><Number sendDigits="ww1" statusCallbackEvent="ringing answered">${to}</Number></Dial>`,
  ],
  [
    dial({}, conference('Room', { beep: 'onEnter', statusCallbackEvent: ['start', 'end'] })),
    '<Dial><Conference beep="onEnter" statusCallbackEvent="start end">Room</Conference></Dial>',
  ],
  [dial({}, queue('support', { url: 'about' })), '<Dial><Queue url="about">support</Queue></Dial>'],
  [dial({}, client('maria', { url: 'hear' })), '<Dial><Client url="hear">maria</Client></Dial>'],
  [
    dial({}, clientWith('maria', { caseId: '1204' })),
    '<Dial><Client><Identity>maria</Identity><Parameter name="caseId" value="1204"/></Client></Dial>',
  ],
  [
    dial({}, application('AP1', { caseId: '1204' }, { copyParentTo: true })),
    '<Dial><Application copyParentTo="true"><ApplicationSid>AP1</ApplicationSid><Parameter name="caseId" value="1204"/></Application></Dial>',
  ],
  [
    dial({}, sip('sip:a@example.com', { username: 'a', machineDetection: 'Enable' })),
    '<Dial><Sip username="a" machineDetection="Enable">sip:a@example.com</Sip></Dial>',
  ],
]

const inCalls = [...verbs, ...dialled]

const messages: ReadonlyArray<[node: Node<'Message' | 'Redirect'>, document: string]> = [
  [message('Thanks', { to }), `<Message to="${to}"><Body>Thanks</Body></Message>`],
  [message('See', {}, ['a.jpg']), '<Message><Body>See</Body><Media>a.jpg</Media></Message>'],
  [message('', {}, ['a.jpg', 'b.jpg']), '<Message><Media>a.jpg</Media><Media>b.jpg</Media></Message>'],
  [voice.redirect('next'), '<Redirect>next</Redirect>'],
]

describe('the elements of TwiML', () => {
  it.each([...inCalls, ...messages])('write %j', (node, document) => {
    expect(serialize(node)).toBe(document)
  })

  it('are all written above, none forgotten', () => {
    const written = [...inCalls, ...messages].map(([, document]) => document).join('')
    const forgotten = Object.keys(nesting).filter((name) => !new RegExp(`<${name}[ />]`).test(written))
    expect(forgotten).toEqual(['Response'])
  })

  it('follow one another in the answer for a call, and a parser finds them all', () => {
    // The first dialled one has nobody to dial, which is refused.
    const all = inCalls.map(([node]) => node).filter((node) => node !== dialled[0]?.[0])
    expect(readTwiml(writeTwiml(voice.voiceResponse(...all))).map(({ name }) => name)).toEqual(
      all.map(({ name }) => name),
    )
  })

  it('follow one another in the answer to a message', () => {
    const document = writeTwiml(messagingResponse(...messages.map(([node]) => node)))
    expect(readTwiml(document).map(({ name }) => name)).toEqual(['Message', 'Message', 'Message', 'Redirect'])
  })

  it('may be none', () => {
    expect(writeTwiml(voice.voiceResponse())).toBe('<Response/>')
    expect(writeTwiml(messagingResponse())).toBe('<Response/>')
  })
})
