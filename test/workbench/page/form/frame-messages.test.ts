import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrameMessage, readPageMessage } from '../../../../src/workbench/page/form/frame-messages.ts'

describe('messages between the page and the field’s frame', () => {
  it.each([
    { token: 't', kind: 'answer', text: 'completed|CA1' },
    { token: 't', kind: 'navigate', direction: 'previous', skipValidation: true },
    { token: 't', kind: 'ready', defines: ['clearAnswer'] },
    { token: 't', kind: 'flushed' },
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
    { kind: 'call', name: 'eval' },
  ])('nothing else: %j', (message) => {
    expect(readFrameMessage(message)).toBeUndefined()
    expect(readPageMessage(message)).toBeUndefined()
  })

  it('anything may be posted to a page without harm', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(() => [readFrameMessage(data), readPageMessage(data)]).not.toThrow()
      }),
    )
  })
})
