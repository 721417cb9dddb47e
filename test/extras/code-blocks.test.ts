// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { describe, expect, it } from 'vitest'
import {
  isExpression,
  isParameter,
  kinds,
  runAppearance,
  runExpression,
  runParameter,
} from './code-blocks.ts'
import { blocksIn, pages, spansIn } from './pages.ts'
import { runShellLine } from './shell-line.ts'

const blocks = pages.flatMap(blocksIn)
const titled = blocks.map((block) => ({ block, title: `${block.page}: ${block.text.split('\n')[0]}` }))

describe('every block of code in the documents', () => {
  it('is there to be run', () => {
    expect(blocks.length).toBeGreaterThan(15)
  })

  it.each(titled)('is of one kind and does what it says: $title', async ({ block }) => {
    const fitting = kinds.filter(({ has }) => has(block))
    expect(fitting.map(({ name }) => name)).toHaveLength(1)
    await fitting[0]?.run(block.text)
  })

  it('leaves no kind unused, so that none is run by a rule that nothing meets', () => {
    const unused = kinds.filter(({ has }) => !blocks.some(has)).map(({ name }) => name)
    expect(unused).toEqual([])
  })
})

describe.each(pages)('what %s has between backticks', (page) => {
  const spans = spansIn(page)

  it('is right where it is a parameter with a value', () => {
    for (const span of spans.filter(isParameter)) expect(() => runParameter(span), span).not.toThrow()
  })

  it('is right where it is an expression of a form', () => {
    for (const span of spans.filter(isExpression)) expect(() => runExpression(span), span).not.toThrow()
  })

  it('is right where it is a command of npm', async () => {
    for (const span of spans.filter((one) => /^npm (run \w|test|start)/.test(one))) await runShellLine(span)
  })
})

it('parameters, expressions and commands stand between backticks in good number', () => {
  const spans = pages.flatMap(spansIn)
  expect(spans.filter(isParameter).length).toBeGreaterThan(30)
  expect(spans.filter(isExpression).length).toBeGreaterThan(2)
})

describe('running a block', () => {
  it('fails where the block is wrong', async () => {
    expect(() => runAppearance('custom-twilio-call(to_number=0711)')).toThrow()
    expect(() => runParameter("record='perhaps'")).toThrow()
    expect(() => runParameter('atempts=3')).toThrow()
    expect(() => runExpression("item-at('|', ${call}, 15)")).toThrow()
    await expect(runShellLine('npm run nothing')).rejects.toThrow()
    await expect(
      runShellLine(
        'curl -u ACCOUNT:WRONG https://api.twilio.com/2010-04-01/Accounts/ACCOUNT/Calls/CALL.json',
      ),
    ).rejects.toThrow()
  })
})
