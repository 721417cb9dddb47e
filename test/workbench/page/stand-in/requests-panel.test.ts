import { describe, expect, it } from 'vitest'
import { describeRequest } from '../../../../src/workbench/page/stand-in/requests-panel.ts'

const root = '/2010-04-01/Accounts/AC1'

describe('what a request is for', () => {
  it.each([
    ['POST', '/Calls.json', 'Place a call'],
    ['GET', '/Calls.json?To=%2B254711222333', 'Look through the calls'],
    ['GET', '/Calls/CA1.json', 'See how the call goes'],
    ['POST', '/Calls/CA1/Recordings.json', 'Start, pause or stop recording'],
    ['POST', '/Messages.json', 'Send a message'],
    ['GET', '/Messages/SM1.json', 'See how the message goes'],
    ['GET', '/Messages/MM1/Media.json', 'Pictures of a message'],
    ['OPTIONS', '/Messages.json', 'The browser asks first'],
  ])('%s %s', (method, path, purpose) => {
    expect(describeRequest(method, root + path)).toBe(purpose)
  })

  it('is left open where nobody knows it', () => {
    expect(describeRequest('GET', `${root}/Balance.json`)).toBe('')
    expect(describeRequest('POST', 'http://127.0.0.1:1/incoming-call')).toBe('')
  })
})
