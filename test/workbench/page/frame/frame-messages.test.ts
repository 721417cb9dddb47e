import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readAskedAnswer,
  readFrameMessage,
  readPageMessage,
} from '../../../../src/workbench/page/frame/frame-messages.ts'

describe('messages between the page and the field’s frame', () => {
  it.each([
    { token: 't', kind: 'answer', text: 'completed|CA1' },
    { token: 't', kind: 'navigate', direction: 'previous', skipValidation: true },
    { token: 't', kind: 'ready', defines: ['clearAnswer'] },
    { token: 't', kind: 'flushed' },
    { token: 't', kind: 'offers', next: 'Call', hangUp: '' },
    {
      token: 't',
      kind: 'ask',
      url: 'https://api.twilio.com/',
      method: 'GET',
      headers: [['a', 'b']],
      body: '',
    },
  ])('from the frame: $kind', (message) => {
    expect(readFrameMessage(message)).toEqual(message)
  })

  it.each([
    { kind: 'call', name: 'handleRequiredMessage', message: 'Needed' },
    { kind: 'call', name: 'clearAnswer' },
    { kind: 'flush' },
  ])('from the page: $kind $name', (message) => {
    expect(readPageMessage(message)).toEqual(message)
  })

  it.each([
    { kind: 'answer', text: 'without a token' },
    { token: 't', kind: 'answer', text: 5 },
    { token: 't', kind: 'navigate', direction: 'up' },
    { token: 't', kind: 'offers', next: 'Call' },
    { token: 't', kind: 'ask', url: 'https://api.twilio.com/', method: 'GET', headers: [['a']], body: '' },
    { kind: 'call', name: 'eval' },
  ])('nothing else: %j', (message) => {
    expect(readFrameMessage(message)).toBeUndefined()
    expect(readPageMessage(message)).toBeUndefined()
  })

  it('from the page’s port: an answer, and everything else is a lost connection', () => {
    const answer = { status: 200, headers: [['Vary', 'Origin']], body: new ArrayBuffer(2) }
    expect(readAskedAnswer(answer)).toEqual(answer)
    for (const odd of ['failed', {}, { ...answer, body: 'text' }, { ...answer, headers: [1] }])
      expect(readAskedAnswer(odd)).toBe('failed')
  })

  it('anything may be posted to a page without harm', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(() => [readFrameMessage(data), readPageMessage(data), readAskedAnswer(data)]).not.toThrow()
      }),
    )
  })
})
