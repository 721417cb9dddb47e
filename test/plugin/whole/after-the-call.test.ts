import { describe, expect, it } from 'vitest'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { answersSoon, callsAt, item, remembered, setHabits, talkFor } from '../world/calling.ts'
import { respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()

async function callTo(world: World, respondent: Habit): Promise<void> {
  setHabits(world, answersSoon, respondent)
  await world.field.tap('Call')
  await world.pass(60)
}

const chosen = (world: World) => world.field.folded().replace(/^What happened\? ?/, '')
const dispositions = { dispositions: 1, details: 1 }

describe('the disposition', () => {
  it('is not asked for where the form does not ask', async () => {
    const world = await openWorld({ parameters: { details: 1 } })
    await callTo(world, { kind: 'busy' })
    expect(world.field.choices()).toEqual([])
    expect(item(world, 12)).toBe('')
  })

  it.each([
    ['busy', { kind: 'busy' }, 'Busy', '3.12'],
    ['no answer', { kind: 'silent' }, 'No answer', '3.13'],
  ] as const)('is pre-selected and stored where %s was observed', async (_name, habit, label, code) => {
    const world = await openWorld({ parameters: dispositions })
    await callTo(world, habit)
    expect(chosen(world)).toBe(label)
    expect(item(world, 12)).toBe(code)
  })

  it('is left to the enumerator where people talked, and where a leg failed', async () => {
    for (const habit of [
      { kind: 'answers', afterMs: 1_000, talksMs: 20_000 },
      { kind: 'unreachable' },
    ] as const) {
      const world = await openWorld({ parameters: dispositions })
      await callTo(world, habit)
      expect(world.field.choices().length).toBeGreaterThan(2)
      expect(chosen(world)).toBe('')
      expect(item(world, 12)).toBe('')
    }
  })

  it('offers only what fits: no completed interview where nobody answered', async () => {
    const world = await openWorld({ parameters: dispositions })
    await callTo(world, { kind: 'busy' })
    expect(world.field.choices()).not.toContain('Interview completed')
  })

  it('is stored when chosen, survives leaving the field, and can be changed', async () => {
    const world = await openWorld({ parameters: dispositions })
    await talkFor(world, 30)
    await world.field.choose('Refused')
    expect(item(world, 12)).toBe('2.11')
    await world.reopen()
    await world.pass(10)
    expect(chosen(world)).toBe('Refused')
    await world.field.choose('Interview completed')
    expect(item(world, 12)).toBe('1.1')
    expect(remembered(world).log[0]?.disposition).toBe('1.1')
  })

  it('that the enumerator chose is not overwritten by a later look', async () => {
    const world = await openWorld({ parameters: dispositions })
    await callTo(world, { kind: 'silent' })
    await world.field.choose('Answering machine')
    await world.field.tap('Update status')
    await world.pass(5)
    expect(item(world, 12)).toBe('3.14')
  })

  it('can be the form designer’s own list, of which nothing is pre-selected', async () => {
    const own = '10:Done|20:Come back later|30:Said "no"'
    const world = await openWorld({ parameters: { dispositions: own, details: 1 } })
    await callTo(world, { kind: 'busy' })
    expect(world.field.choices()).toEqual(['Done', 'Come back later', 'Said "no"'])
    await world.field.choose('Come back later')
    expect(item(world, 12)).toBe('20')
  })

  it('belongs to one attempt: the next one asks anew', async () => {
    const world = await openWorld({ parameters: { ...dispositions, attempts: 2 } })
    await callTo(world, { kind: 'busy' })
    await talkFor(world, 20, 'Call again')
    expect(chosen(world)).toBe('')
    expect(item(world, 12)).toBe('')
    await world.field.choose('Interview completed')
    expect(remembered(world).log.map(({ disposition }) => disposition)).toEqual(['3.12', '1.1'])
  })
})

describe('the details in the answer', () => {
  it('are absent without the parameter: four items, as ever', async () => {
    const world = await openWorld({ parameters: { dispositions: 1, attempts: 2 } })
    const lengths = new Set<number>()
    world.host.onStored(({ answer }) => {
      if (answer) lengths.add(answer.split('|').length)
    })
    await talkFor(world, 20)
    await world.field.choose('Refused')
    expect([...lengths]).toEqual([4])
  })

  it('never move the first four items, at any moment of a call', async () => {
    const answers: string[][] = []
    for (const details of [0, 1]) {
      const world = await openWorld({ parameters: { details } })
      const seen: string[] = []
      world.host.onStored(({ answer }) => {
        const four = answer.split('|').slice(0, 4).join('|')
        if (four && seen.at(-1) !== four) seen.push(four)
      })
      await talkFor(world, 30)
      answers.push(seen)
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.map((four) => four.split('|')[0])).toEqual([
      'queued',
      'ringing',
      'in-progress',
      'completed',
    ])
  })

  it('tell both legs, the seconds rung and talked, when, and which of how many', async () => {
    const world = await openWorld({ parameters: { details: 1 } })
    await talkFor(world, 45)
    const items = world.host.stored.answer.split('|')
    const leg = world.twilio.world.calls().find(({ parentSid }) => parentSid !== null)
    expect(items).toHaveLength(15)
    expect(items.slice(4, 8)).toEqual(['completed', leg?.sid, '2', expect.stringMatching(/^4\d$/)])
    expect(items[8]).toMatch(/^2026-01-15T09:00:\d\dZ$/)
    expect(Date.parse(items[9] ?? '') - Date.parse(items[8] ?? '')).toBeGreaterThan(45_000)
    expect(items.slice(10, 14)).toEqual(['1', '1', '', ''])
    expect(items[14]).toMatch(
      new RegExp(`^${items[1]}/20260115T0900\\d\\dZ/1/completed/${items[7]}///completed$`),
    )
    expect(callsAt(world)).toHaveLength(1)
  })

  it('hold no phone number', async () => {
    const world = await openWorld({ parameters: { details: 1, dispositions: 1 } })
    await talkFor(world, 45)
    expect(world.host.stored.answer).not.toContain(respondentNumber.slice(1))
    expect(world.host.stored.answer).not.toContain('254700000001')
  })
})
