import { describe, expect, it } from 'vitest'
import { listItems } from '../../../../src/workbench/page/form/stored-panel.ts'

describe('the items of an answer', () => {
  it('are the four of every answer, empty while nothing is stored', () => {
    expect(listItems('').map(({ value }) => value)).toEqual(['', '', '', ''])
  })

  it('keep their positions when one in between is empty', () => {
    expect(listItems('completed|CA1||x')[3]).toEqual({ meaning: 'Address of its recordings', value: 'x' })
  })

  it('are those of a message where the field has sent one', () => {
    const items = listItems('delivered|SM1|https://api.twilio.com/Messages/SM1.json|')
    expect(items.map(({ meaning }) => meaning)).toEqual([
      'Status of the message',
      'SID of the message',
      'Address of the message at Twilio',
      'Address of its pictures',
    ])
  })

  it('are named up to the last position there is, and shown beyond it', () => {
    const items = listItems(Array.from({ length: 16 }, (_, at) => at).join('|'))
    expect(items[13]).toEqual({ meaning: 'Number entered by hand', value: '13' })
    expect(items[14]).toEqual({ meaning: 'Every call of this field', value: '14' })
    expect(items[15]).toEqual({ meaning: 'Not known', value: '15' })
  })
})
