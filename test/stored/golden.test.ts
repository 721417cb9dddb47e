import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isRecord } from '../../src/twilio/json-values.ts'
import { openMessageWorld, sending } from '../plugin/message/sending.ts'
import { answersSoon, following, placing, setHabits, talk, talkFor } from '../plugin/world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../plugin/world/form.ts'
import { openWorld, type World, type WorldSettings } from '../plugin/world/open-field.ts'

const golden: unknown = JSON.parse(
  readFileSync(new URL('./stored-by-2.0.0.json', import.meta.url), { encoding: 'utf8' }),
)

/** What is stored after each step, in the order of the steps. */
type Steps = Array<{ after: string; answer: string; metadata: unknown }>

interface Story {
  title: string
  settings: WorldSettings
  open?: (settings: WorldSettings) => Promise<World>
  live(world: World, note: (after: string) => void): Promise<void>
}

const neighbour = '+254711222444'
const details = { details: 1 }

const stories: readonly Story[] = [
  {
    title: 'a call that was answered',
    settings: {},
    async live(world, note) {
      await talk(world)
      note('talking')
      await world.pass(60)
      world.twilio.phones.hangUp(respondentNumber)
      await world.pass(30)
      note('talked')
      await world.reopen()
      note('left and reopened')
      world.field.running.clearAnswer()
      note('cleared')
    },
  },
  {
    title: 'a call nobody answered, and another to a second number',
    settings: {
      parameters: {
        ...details,
        to_number: `${respondentNumber}|${neighbour}`,
        to_label: 'Maria|Juma',
        attempts: 3,
        dispositions: 1,
        ring_seconds: 20,
      },
    },
    async live(world, note) {
      setHabits(world, answersSoon, { kind: 'silent' })
      await world.field.tap('Call Maria')
      note('tapped')
      await world.pass(60)
      note('not answered')
      await world.field.choose('Juma')
      world.twilio.phones.setHabit(neighbour, { kind: 'declines', afterMs: 3_000 })
      await world.field.tap('Call again')
      await world.pass(30)
      note('busy')
      await world.field.choose('Busy')
      note('disposition confirmed')
    },
  },
  {
    title: 'a call recorded by consent',
    settings: { parameters: { ...details, record: 'consent' } },
    async live(world, note) {
      await talk(world)
      await world.field.tap('Start recording')
      await world.pass(5)
      note('recording')
      await world.field.tap('Pause recording')
      await world.pass(5)
      note('paused')
      await world.field.tap('Resume recording')
      await world.field.tap('Stop recording')
      await world.pass(10)
      note('stopped')
      await world.field.tap('Delete recording')
      await world.field.tap('Delete')
      // A button that has just come takes no tap for a second and a half: so much less is waited here.
      await world.pass(58.5)
      note('deleted')
      await world.field.tap('Hang up')
      await world.pass(30)
      note('hung up')
    },
  },
  {
    title: 'a call that is never recorded, whose enumerator does not answer',
    settings: { parameters: { ...details, record: 0, display_number: 0 } },
    async live(world, note) {
      setHabits(world, { kind: 'silent' }, answersSoon)
      await world.field.tap('Call')
      await world.pass(90)
      note('not answered')
    },
  },
  {
    title: 'a number entered by hand',
    settings: { parameters: { ...details, panel: 'keypad' } },
    async live(world, note) {
      await world.field.tap('Keypad')
      const { document } = world.field
      const input = document.querySelector<HTMLInputElement>('input[type="tel"]')
      const Event = document.defaultView?.Event
      if (!input || !Event) throw new Error('There is no keypad.')
      input.value = neighbour
      input.dispatchEvent(new Event('input', { bubbles: true }))
      world.twilio.phones.setHabit(neighbour, answersSoon)
      world.twilio.phones.setHabit(enumeratorNumber, answersSoon)
      await world.field.tap('Call')
      await world.pass(20)
      note('talking')
    },
  },
  {
    title: 'a call whose answer is lost, found again',
    settings: { parameters: details },
    async live(world, note) {
      world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' }, times: 1 })
      setHabits(world, answersSoon, answersSoon)
      await world.field.tap('Call')
      note('lost')
      await world.pass(8)
      note('found')
      world.twilio.phones.hangUp(respondentNumber)
      await world.pass(30)
      note('talked')
    },
  },
  {
    title: 'a call that never left, and one that Twilio refused',
    settings: { parameters: details },
    async live(world, note) {
      world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' }, times: 1 })
      await world.field.tap('Call')
      await world.pass(5)
      note('lost')
      await world.pass(60)
      await world.field.tap('My phone did not ring')
      note('not placed')
      world.twilio.faults.add({
        when: placing,
        do: { kind: 'status', status: 400, code: 21215 },
        times: 1,
      })
      await world.field.tap('Call')
      await world.pass(0.5)
      note('refused')
      await talkFor(world, 20, 'Try again')
      note('talked')
    },
  },
  {
    title: 'an update that fails',
    settings: { parameters: details },
    async live(world, note) {
      await talk(world)
      world.twilio.faults.add({ when: following, do: { kind: 'html', status: 503 } })
      await world.field.tap('Update status')
      note('kept')
    },
  },
  {
    title: 'a call of the 2020 plug-in, updated',
    settings: {
      stored: {
        answer: 'queued|CA00000000000000000000000000000001|a|b',
        metadata: JSON.stringify({
          sid: 'CA00000000000000000000000000000001',
          status: 'completed',
          date_created: 'Tue, 18 Aug 2020 10:00:00 +0000',
          uri: '/2010-04-01/Accounts/AC00/Calls/CA00000000000000000000000000000001.json',
        }),
      },
    },
    async live(world, note) {
      await world.pass(20)
      note('opened')
    },
  },
  {
    title: 'a message that was delivered, and one whose answer is lost',
    settings: {},
    open: openMessageWorld,
    async live(world, note) {
      await world.field.tap('Send')
      note('sent')
      await world.pass(20)
      note('delivered')
      await world.reopen()
      note('left and reopened')
      world.field.running.clearAnswer()
      note('cleared')
      world.twilio.faults.add({ when: sending, do: { kind: 'drop-after' }, times: 1 })
      await world.field.tap('Send')
      note('lost')
      await world.pass(30)
      note('found')
    },
  },
  {
    title: 'messages of the panel beside a call',
    settings: { parameters: { ...details, panel: 'messages', sms_text: 'At six?' } },
    async live(world, note) {
      if (!world.field.button('Send')) await world.field.tap('Messages')
      await world.field.tap('Send')
      await world.pass(20)
      note('sent')
      await talkFor(world, 20)
      note('talked')
    },
  },
]

async function tell({ settings, open = openWorld, live }: Story): Promise<Steps> {
  const world = await open(settings)
  const steps: Steps = []
  await live(world, (after) => {
    const { answer, metadata } = world.host.stored
    steps.push({ after, answer, metadata: metadata === '' ? '' : JSON.parse(metadata) })
  })
  world.field.running.stop()
  world.twilio.stop()
  return steps
}

/**
 * 2.2.0 forgets what a call was found for once its leg shows that it is the one, and keeps what was given up. 2.3.0 says
 * of a call that nobody rang the respondent. 2.4.0 has one item more. 2.6.0 spreads its looks, so that a talk is seen some
 * tenths of a second earlier or later.
 */
function withoutNews(told: unknown): string {
  const text = JSON.stringify(told, (key, value: unknown) => {
    if (['foundFor', 'doubts', 'unrung'].includes(key)) return undefined
    if (key === 'answer' && typeof value === 'string') return value.split('|').slice(0, 14).join('|')
    if (key === 'talkingAt' && typeof value === 'number') return Math.floor(value / 10_000)
    // Where there is nothing but what was given up, 2.0.0 stored nothing.
    return key === 'metadata' && isRecord(value) && holdsNoCall(value) ? '' : value
  })
  return JSON.stringify(JSON.parse(text), null, 1)
}

function holdsNoCall({ plugin, ...json }: Record<string, unknown>): boolean {
  if (!isRecord(plugin) || Object.keys(json).length > 0) return false
  const { intent, log } = plugin
  return intent === undefined && Array.isArray(log) && log.length === 0
}

describe('what a form stores, to the letter', () => {
  it('is what 2.0.0 stored', async () => {
    const told: Record<string, Steps> = {}
    for (const story of stories) told[story.title] = await tell(story)
    expect(withoutNews(told)).toBe(withoutNews(golden))
  })
})
