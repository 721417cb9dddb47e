import { describe, expect, it } from 'vitest'
import { item, recordingsAt, remembered, setHabits, talk } from '../../world/calling.ts'
import { respondentNumber } from '../../world/form.ts'
import { useNetwork } from '../../world/network.ts'
import type { World } from '../../world/open-field.ts'

const openWorld = useNetwork()
const consent = { parameters: { record: 'consent' } }

const statuses = (world: World) => recordingsAt(world).map(({ status }) => status)
const said = (world: World) => world.field.document.getElementById('recording-text')?.textContent
const offered = (world: World) =>
  [...world.field.document.querySelectorAll('#recording-buttons button, #deletion button')].map(
    ({ textContent }) => textContent,
  )

describe('recording by consent', () => {
  it('records nothing, and asks nothing of recordings, before the tap', async () => {
    const world = await openWorld(consent)
    await talk(world)
    await world.pass(120)
    expect(statuses(world)).toEqual([])
    expect(world.twilio.requests.filter(({ path }) => path.includes('Recordings'))).toEqual([])
    expect(said(world)).toBe('Not recording. Ask for consent first.')
    expect(offered(world)).toEqual(['Start recording'])
  })

  it('cannot be started before the respondent has answered', async () => {
    const world = await openWorld(consent)
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'silent' })
    await world.field.tap('Call')
    expect(offered(world)).toEqual([])
    await world.pass(10)
    expect(said(world)).toBe('You can start when Respondent has answered.')
    expect(offered(world)).toEqual([])
  })

  it('starts in two channels, and says so when Twilio has confirmed it', async () => {
    const world = await openWorld(consent)
    await talk(world)
    world.twilio.faults.add({
      when: { method: 'POST', path: '/Recordings.json' },
      do: { kind: 'latency', ms: 2_000 },
    })
    await world.field.tap('Start recording')
    expect(said(world)).toBe('Asking Twilio …')
    expect(world.field.button('Start recording')?.disabled).toBe(true)
    await world.pass(3)
    expect(said(world)).toMatch(/^Recording since \d\d:\d\d$/)
    expect(recordingsAt(world)).toMatchObject([{ status: 'in-progress', channels: 2, track: 'both' }])
    expect(item(world, 3)).toMatch(/\/Recordings\.json$/)
  })

  it('pauses without keeping what is said meanwhile, resumes and stops', async () => {
    const world = await openWorld(consent)
    await talk(world)
    await world.field.tap('Start recording')
    await world.pass(10)
    await world.field.tap('Pause recording')
    expect(statuses(world)).toEqual(['paused'])
    expect(said(world)).toBe('Recording paused. Nothing said now is kept.')
    await world.pass(60)
    await world.field.tap('Resume recording')
    expect(statuses(world)).toEqual(['in-progress'])
    await world.pass(5)
    await world.field.tap('Stop recording')
    expect(said(world)).toBe('Recording stopped. What was said before is kept.')
    await world.pass(10)
    expect(recordingsAt(world)).toMatchObject([{ status: 'completed', lengthMs: 15_000 }])
    expect(offered(world)).toEqual(['Delete recording'])
  })

  it('deletes during the call, and says so only when Twilio shows it gone', async () => {
    const world = await openWorld(consent)
    await talk(world)
    await world.field.tap('Start recording')
    await world.pass(10)
    await world.field.tap('Delete recording')
    await world.field.tap('Delete')
    expect(said(world)).toBe('Asking Twilio …')
    for (let second = 0; second < 30 && said(world) === 'Asking Twilio …'; second += 1) await world.pass(1)
    expect(said(world)).toBe('The recording is deleted.')
    expect(statuses(world)).toEqual(['deleted'])
    expect(remembered(world).log[0]?.recording?.state).toBe('deleted')
    // The proof: a look finds nothing, and a second deletion does not either.
    const about = world.twilio.requests.filter(({ path }) => /Recordings\/RE/.test(path)).slice(-3)
    expect(about.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'DELETE 204',
      'GET 404',
      'DELETE 404',
    ])
  })

  it('deletes after the call too', async () => {
    const world = await openWorld(consent)
    await talk(world)
    await world.field.tap('Start recording')
    await world.pass(10)
    world.twilio.phones.hangUp(respondentNumber)
    await world.pass(30)
    expect(said(world)).toBe('The recording is kept.')
    await world.field.tap('Delete recording')
    await world.field.tap('Delete')
    await world.pass(30)
    expect(said(world)).toBe('The recording is deleted.')
    expect(statuses(world)).toEqual(['deleted'])
  })

  it('can start anew after a deletion, when the respondent agrees after all', async () => {
    const world = await openWorld(consent)
    await talk(world)
    await world.field.tap('Start recording')
    await world.field.tap('Delete recording')
    await world.field.tap('Delete')
    await world.pass(20)
    await world.field.tap('Start recording')
    expect(statuses(world)).toEqual(['in-progress', 'deleted'])
    expect(said(world)).toMatch(/^Recording since/)
  })

  it('tells how the recording stands after the field was left and opened again', async () => {
    const world = await openWorld(consent)
    await talk(world)
    await world.field.tap('Start recording')
    await world.reopen()
    expect(said(world)).toMatch(/^Recording/)
    expect(offered(world)).toEqual(['Pause recording', 'Stop recording', 'Delete recording'])
    await world.field.tap('Pause recording')
    await world.reopen()
    expect(said(world)).toBe('Recording paused. Nothing said now is kept.')
    await world.field.tap('Stop recording')
    await world.reopen()
    expect(said(world)).toBe('Recording stopped. What was said before is kept.')
  })

  it('asks for nothing and shows nothing where nobody was talked with', async () => {
    const world = await openWorld(consent)
    setHabits(world, { kind: 'answers', afterMs: 1_000 }, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(60)
    expect(world.field.document.getElementById('recording')?.hidden).toBe(true)
  })
})
