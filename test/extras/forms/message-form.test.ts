import { describe, expect, it } from 'vitest'
import { measureText } from '../../../src/plugin/message/segments.ts'
import { writeMessageAnswer } from '../../../src/stored/answer.ts'
import { readMessage } from '../../../src/twilio/messages.ts'
import { messageJson, messageSid } from '../../twilio/message-json.ts'
import { plugInRow, readersOf, readWorkbook, realCredentials, settingsIn } from './workbook.ts'

const read = () => readWorkbook('twilio-message-sample.xlsx')

describe('the form that sends a message', () => {
  it('sends and never calls, so it asks for no number of the enumerator', async () => {
    const workbook = await read()
    const { settings } = settingsIn(workbook, { credentials: realCredentials })
    expect(settings).toMatchObject({ action: 'sms', enumerator: { value: '' } })
    expect(workbook.survey.map(({ name }) => name)).not.toContain('enumerator_number')
  })

  it('hands over the text that the form has put together, and it fits into one message', async () => {
    const filling = { fields: { organisation: 'Example Research' }, credentials: realCredentials }
    const { settings } = settingsIn(await read(), filling)
    const text = settings?.message.text ?? ''
    expect(text).toMatch(/^Hello Maria\. This is Example Research\. /)
    expect(text).toContain('STOP')
    expect(measureText(text)).toMatchObject({ messages: 1, odd: '' })
  })

  it('sends only to somebody who agreed to it', async () => {
    expect(plugInRow(await read()).relevance).toMatch(/^\$\{may_write\} = 1$/)
  })

  it('reads every item of the answer from where a message stores it', async () => {
    const message = readMessage(messageJson({ num_media: '1', status: 'delivered' }))
    if (!message) throw new Error('no message')
    const items = writeMessageAnswer(message).split('|')
    const readers = readersOf(await read(), 'message')
    expect(Object.values(readers)).toEqual(items.map((_, place) => place))
    const item = (name: string) => items[readers[name] ?? -1]
    expect(item('message_status')).toBe('delivered')
    expect(item('message_sid')).toBe(messageSid)
    expect(item('message_url')).toMatch(/^https:\/\/api\.twilio\.com\/.*\/Messages\/SM\w+\.json$/)
    expect(item('message_media_url')).toMatch(/\/Media\.json$/)
  })
})
