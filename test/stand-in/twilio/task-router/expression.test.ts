import { describe, expect, it } from 'vitest'
import { readExpression } from '../../../../src/stand-in/twilio/task-router/expression.ts'

const worker = { sid: 'WK1', skills: ['survey', 'english'], level: 3, name: 'amina' }
const task = { tried: ['WK2'], call_sid: 'CA1', nested: { place: 'Kisumu' } }
const subject = { worker, task, type: 'call' }

describe('an expression of TaskRouter’s', () => {
  it.each([
    ['1==1', true],
    ['0 != 1', true],
    ["type == 'call'", true],
    ['type = "mail"', false],
    ['worker.sid NOT IN task.tried', true],
    ['worker.sid IN task.tried', false],
    ["worker.skills HAS 'english' AND worker.level >= 3", true],
    ["(worker.level > 3) OR task.nested.place == 'Kisumu'", true],
    ["worker.level < 3 OR worker.level > 3 AND type == 'call'", false],
    ['worker.sid in ["WK1", "WK3"]', true],
    ["worker.name CONTAINS 'min'", true],
    ['task.absent == null', false],
    ['worker.sid NOT IN task.absent', false],
    ["task.absent != 'x'", true],
  ])('%s is %s', (expression, expected) => {
    expect(readExpression(expression)(subject)).toBe(expected)
  })

  it.each(['', 'type ==', '== 1', "(type == 'call'", 'type == call-in', 'a b c', 'x NOT y', "x IN ['a'"])(
    'cannot be read where it is %o',
    (expression) => {
      expect(() => readExpression(expression)).toThrow()
    },
  )
})
