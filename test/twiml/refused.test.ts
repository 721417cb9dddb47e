import { describe, expect, it } from 'vitest'
import { findMistakes, TwimlRefused } from '../../src/twiml/check.ts'
import { element, type Node } from '../../src/twiml/document.ts'
import { conference } from '../../src/twiml/verbs/conference.ts'
import { client, dial, number, sip } from '../../src/twiml/verbs/dial.ts'
import { gather } from '../../src/twiml/verbs/gather.ts'
import { message, messagingResponse } from '../../src/twiml/verbs/messaging.ts'
import { enqueue, queue } from '../../src/twiml/verbs/queue.ts'
import { record } from '../../src/twiml/verbs/record.ts'
import { hangup, pause, play, playDigits, redirect, say, voiceResponse } from '../../src/twiml/verbs/voice.ts'
import { writeTwiml } from '../../src/twiml/write.ts'

const to = '+254711222333'
const numbers = (count: number) => Array.from({ length: count }, () => number(to))

/** The reasons for which a document is refused; none when it is written. */
function reasonsFor(response: Node<'Response'>): string | undefined {
  try {
    writeTwiml(response)
    return undefined
  } catch (error) {
    if (!(error instanceof TwimlRefused)) throw error
    return error.message
  }
}

// Each is refused twice: it does not compile, and where the compiler is not asked, it is not written.
describe('nesting that Twilio refuses', () => {
  it('is a dialled number while gathering', () => {
    // @ts-expect-error
    const verb = gather({}, dial({}, number(to)))
    expect(reasonsFor(voiceResponse(verb))).toBe('TwiML refused: <Gather> takes no <Dial>.')
  })

  it('is gathering within gathering', () => {
    // @ts-expect-error
    const verb = gather({}, gather({}))
    expect(reasonsFor(voiceResponse(verb))).toContain('<Gather> takes no <Gather>')
  })

  it('is text while gathering', () => {
    // @ts-expect-error
    const verb = gather({}, 'Press 1')
    expect(reasonsFor(voiceResponse(verb))).toContain('<Gather> takes no text')
  })

  it('is a word said by a dial', () => {
    // @ts-expect-error
    const verb = dial({}, say('Hello'))
    expect(reasonsFor(voiceResponse(verb))).toContain('<Dial> takes no <Say>')
  })

  it('is a number that nobody dials', () => {
    // @ts-expect-error
    const response = voiceResponse(number(to))
    expect(reasonsFor(response)).toContain('<Response> takes no <Number>')
  })

  it('is a verb of calls in the answer to a message', () => {
    // @ts-expect-error
    const response = messagingResponse(message('Hello'), say('Hello'))
    expect(reasonsFor(response)).toContain('<Response> has verbs of calls beside those of messages')
  })

  it('is a message in the answer for a call', () => {
    // @ts-expect-error
    const response = voiceResponse(hangup(), message('Hello'))
    expect(reasonsFor(response)).toContain('<Response> has verbs of calls beside those of messages')
  })
})

describe('attributes that Twilio does not know', () => {
  it('do not compile', () => {
    // @ts-expect-error
    gather({ input: ['keys'] })
    // @ts-expect-error
    dial({ record: 'always' })
    // @ts-expect-error
    dial({ timeOut: 30 })
    // @ts-expect-error
    number(to, { statusCallbackEvent: ['hung-up'] })
    // @ts-expect-error
    say('Hello', { loop: 'twice' })
    // @ts-expect-error
    record({ method: 'PUT' })
    // @ts-expect-error
    conference('R', { beep: 'onLeave' })
    expect(findMistakes(gather({ input: ['dtmf'] }))).toEqual([])
  })
})

describe('what no type can say is refused with its reason', () => {
  it.each<[reason: string, verb: Node]>([
    ['<Dial> takes <Conference> with nothing beside it', dial({}, number(to), conference('R'))],
    ['<Dial> takes <Queue> with nothing beside it', dial({}, queue('Q'), sip('sip:a@example.com'))],
    ['<Dial> takes at most 10 nouns, not 11', dial({}, ...numbers(11))],
    ['<Dial> needs whom to dial', dial({})],
    ['<Dial> takes a number as its text or nouns, not both', element('Dial', {}, [to, number(to)])],
    ['<Dial> timeout must be a whole number from 5 to 600', dial({ timeout: 3 }, number(to))],
    ['<Dial> timeLimit must be a whole number from 1 to 86400', dial({ timeLimit: 90_000 }, number(to))],
    [
      '<Dial> callReason has a value that Twilio does not know',
      dial({ callReason: 'x'.repeat(51) }, number(to)),
    ],
    ['<Number> needs its text', dial({}, number(' '))],
    [
      '<Number> sendDigits has a value that Twilio does not know',
      dial({}, number(to, { sendDigits: 'one' })),
    ],
    [
      '<Number> machineDetectionTimeout must be a whole number from 3 to 60',
      dial({}, number(to, { machineDetectionTimeout: 2 })),
    ],
    [
      '<Conference> maxParticipants must be a whole number from 2 to 250',
      dial({}, conference('R', { maxParticipants: 251 })),
    ],
    ['<Gather> numDigits must be a whole number from 1', gather({ numDigits: 0 })],
    ['<Gather> numDigits must be a whole number from 1', gather({ numDigits: 1.5 })],
    ['<Gather> finishOnKey has a value that Twilio does not know', gather({ finishOnKey: '12' })],
    ['<Gather> speechTimeout has a value that Twilio does not know', gather({ speechTimeout: 0 })],
    ['<Pause> length must be a whole number from 1', pause(0)],
    ['<Record> maxLength must be a whole number from 1', record({ maxLength: -1 })],
    ['<Say> loop must be a whole number from 0', say('Hello', { loop: -1 })],
    ['<Say> needs something to say', say('')],
    ['<Play> needs a URL or digits', play('')],
    ['<Play> digits has a value that Twilio does not know', playDigits('press 1')],
    ['<Sip> needs its text or <Uri>', dial({}, sip(''))],
    [
      '<Sip> takes its text or <Uri>, not both',
      dial({}, element('Sip', {}, ['sip:a@b.c', element('Uri', {}, ['sip:a@b.c'])])),
    ],
    ['<Client> needs its text or <Identity>', dial({}, client(''))],
    ['<Enqueue> needs the name of a queue', enqueue('')],
    ['<Enqueue> takes a name of at most 64 characters', enqueue('q'.repeat(65))],
    ['<Enqueue> takes <Task> with a workflowSid only', element('Enqueue', {}, [element('Task', {}, ['{}'])])],
    [
      '<Task> must be a JSON object',
      element('Enqueue', { workflowSid: 'WW1' }, [element('Task', {}, ['case 1'])]),
    ],
    [
      '<Task> must be a JSON object',
      element('Enqueue', { workflowSid: 'WW1' }, [element('Task', {}, ['["case 1"]'])]),
    ],
    ['<Message> needs <Body> or <Media>', message('')],
    [
      '<Message> takes at most 10 <Media>, not 11',
      message(
        '',
        {},
        Array.from({ length: 11 }, () => 'a.jpg'),
      ),
    ],
  ])('%s', (reason, verb) => {
    expect(reasonsFor(element('Response', {}, [verb]))).toBe(`TwiML refused: ${reason}.`)
  })

  it.each<Node>([
    dial({ timeout: 5 }, ...numbers(10)),
    dial({ timeout: 600, callReason: 'x'.repeat(50) }, number(to, { machineDetectionTimeout: 60 })),
    dial({}, conference('R', { maxParticipants: 2 })),
    gather({ numDigits: 1, finishOnKey: '', speechTimeout: 1 }),
    record({ finishOnKey: '1234567890*#' }),
    say('Hello', { loop: 0 }),
    redirect(''),
    element('Connect', {}, [element('Stream', { url: 'wss://example.com' })]),
    enqueue('q'.repeat(64)),
  ])('but not %j', (verb) => {
    expect(reasonsFor(element('Response', {}, [verb]))).toBeUndefined()
  })

  it('and all reasons are given at once', () => {
    const response = voiceResponse(pause(0), gather({ numDigits: 0 }, say('')))
    expect(reasonsFor(response)).toBe(
      'TwiML refused: <Pause> length must be a whole number from 1; ' +
        '<Gather> numDigits must be a whole number from 1; <Say> needs something to say.',
    )
  })

  it('and no reason quotes a number', () => {
    const dialled = dial({ callerId: to, callReason: to.repeat(5) }, ...numbers(11), conference(to))
    const typed = number(to, { sendDigits: `${to} `, url: to })
    const reasons = reasonsFor(element('Response', {}, [to, dialled, typed]))
    expect(reasons).toContain('nothing beside it')
    expect(reasons).not.toContain('254711')
  })
})

describe('an element of which nothing is known', () => {
  it('goes wherever it is put, for Twilio may have new ones', () => {
    const strange = element('constructor', { toString: '1' }, ['text', element('Shout')])
    expect(reasonsFor(element('Response', {}, [strange, element('Gather', {}, [strange])]))).toBeUndefined()
  })
})
