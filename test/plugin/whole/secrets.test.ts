import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import { callsAt, following, item, placing, setHabits, talk, talkFor } from '../world/calling.ts'
import { respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
let logged: string[] = []

beforeEach(() => {
  logged = []
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation(
      (...values: unknown[]) => void logged.push(values.map(String).join()),
    )
  }
})
afterEach(() => vi.restoreAllMocks())

const label = 'Maria'
const hidden = {
  display_number: 0,
  to_label: label,
  attempts: 3,
  details: 1,
  dispositions: 1,
  record: 'consent',
}

/** Everything that anybody can read, from the first moment on. */
function watch(world: World): () => string {
  const read: string[] = []
  const note = () => {
    const { answer, metadata } = world.host.stored
    read.push(answer, metadata, pageOf(world))
  }
  world.host.onStored(note)
  world.twilio.onChange(note)
  return () => {
    note()
    return [...read, ...logged].join('\n')
  }
}

/** The page as markup, with what is hidden, and what stands in its inputs. */
function pageOf({ field: { document } }: World): string {
  const inputs = [...document.querySelectorAll('input')].map(({ value }) => value)
  return [document.getElementById('field')?.outerHTML, document.title, ...inputs].join('\n')
}

function expectNothingTold(world: World, text: string): void {
  const { account } = world.twilio
  const digits = text.replace(/[\s().+-]|%2B/g, '')
  expect(digits).not.toContain(respondentNumber.slice(4))
  for (const secret of [account.authToken, account.apiSecret, account.restricted.apiSecret]) {
    expect(text).not.toContain(secret)
    expect(text).not.toContain(btoa(`${account.sid}:${secret}`).slice(8))
  }
}

describe('a hidden number, and the credentials', () => {
  it('are nowhere to be read through a whole call with a recording, a disposition and a reload', async () => {
    const world = await openWorld({ parameters: hidden })
    const read = watch(world)
    expect(world.field.text()).toContain('Number hidden')
    await talk(world)
    await world.field.tap('Start recording')
    await world.reopen()
    await world.field.tap('Delete recording')
    await world.field.tap('Delete')
    await world.pass(20)
    await world.field.tap('Hang up')
    await world.pass(20)
    await world.field.choose('Refused')
    expect(world.field.text()).toContain(`Talked with ${label}`)
    expectNothingTold(world, read())
  })

  const echo = (token: string) =>
    `Bad request: To=${respondentNumber} (254 711 222 333, %2B254711222333) with ${token}`
  const failures: ReadonlyArray<readonly [name: string, fault: (token: string) => Fault]> = [
    [
      'repeats all it was given',
      (token) => ({ kind: 'status', status: 400, code: 29999, message: echo(token) }),
    ],
    [
      'refuses the credentials',
      (token) => ({ kind: 'status', status: 401, code: 20003, message: echo(token) }),
    ],
    ['is too busy', (token) => ({ kind: 'status', status: 429, code: 20429, message: echo(token) })],
    ['answers 500', (token) => ({ kind: 'status', status: 500, message: echo(token) })],
    ['drops the line', () => ({ kind: 'drop-before' })],
    ['sends a page', () => ({ kind: 'html', status: 502 })],
  ]

  it.each(failures)('are nowhere to be read when Twilio %s', async (_name, fault) => {
    const world = await openWorld({ parameters: hidden })
    const read = watch(world)
    const { authToken } = world.twilio.account
    world.twilio.faults.add({ when: placing, do: fault(authToken) })
    await world.field.tap('Call')
    await world.pass(60)
    world.field.button('My phone did not ring')?.click()
    world.field.button('Try again')?.click()
    world.field.button('Call')?.click()
    await world.pass(5)
    expect(callsAt(world)).toHaveLength(1)
    world.twilio.faults.add({ when: following, do: fault(authToken), times: 3 })
    await world.field.tap('Update status')
    await world.pass(60)
    expectNothingTold(world, read())
  })

  it('are nowhere to be read when the number in the form is not a number', async () => {
    for (const to_number of ['0711222333', `${respondentNumber}x`, `<b>${respondentNumber}</b>`]) {
      const world = await openWorld({ parameters: { ...hidden, to_number } })
      expect(world.field.designer()).toContain('to_number is no number that can be called.')
      expectNothingTold(world, watch(world)())
    }
  })

  it('leave the API key’s secret out as well', async () => {
    const { account } = (await openWorld()).twilio
    const keys = { auth_token: '', api_key: account.apiKey, api_secret: account.apiSecret }
    const world = await openWorld({ parameters: { ...hidden, ...keys } })
    const read = watch(world)
    await talkFor(world, 20)
    expect(item(world, 0)).toBe('completed')
    expectNothingTold(world, read())
  })

  it('are not in the addresses of the requests, nor in any header but the one for it', async () => {
    const heard: string[] = []
    const world = await openWorld({
      parameters: hidden,
      async alter(answer, request) {
        const headers = [...request.headers].filter(([name]) => name !== 'authorization')
        heard.push(request.url, JSON.stringify(headers))
        return answer
      },
    })
    await talkFor(world, 20)
    expect(heard.length).toBeGreaterThan(10)
    expectNothingTold(world, heard.join('\n'))
  })

  it('are shown again where the form does not hide the number, in the page alone', async () => {
    const world = await openWorld()
    expect(world.field.text()).toContain('+254 711 222333')
    setHabits(world, { kind: 'busy' }, { kind: 'manual' })
    await world.field.tap('Call')
    await world.pass(20)
    const { answer, metadata } = world.host.stored
    expect(answer + metadata).not.toContain(respondentNumber.slice(4))
  })
})
