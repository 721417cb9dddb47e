import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { keepFromSecondTaps } from '../../../../src/plugin/screen/input/second-taps.ts'
import { createVirtualClock } from '../../../../src/stand-in/virtual-clock.ts'
import { answersSoon, placing, setHabits, talk } from '../../world/calling.ts'
import { useNetwork } from '../../world/network.ts'
import type { World } from '../../world/open-field.ts'

const openWorld = useNetwork()

/** A finger that does not look what is there. */
async function poke({ field, clock }: World, name: string): Promise<void> {
  const button = field.button(name)
  if (!button) throw new Error(`There is no button "${name}" on the screen.`)
  button.click()
  await clock.advance(0)
}

const hangUps = (world: World) => world.requests('POST', /\/Calls\/CA\w+\.json$/)

describe('a second tap of an impatient finger', () => {
  it.each([0.35, 0.9, 1.4])('%d s after Call does not hang up', async (seconds) => {
    const world = await openWorld()
    await world.field.tap('Call')
    await world.pass(seconds)
    expect(world.field.button('Hang up')?.getAttribute('aria-disabled')).toBe('true')
    await poke(world, 'Hang up')
    await world.pass(3)
    expect(hangUps(world)).toBe(0)
    expect(world.field.text()).toContain('Your phone is ringing')
  })

  it('does not keep a wanted one waiting: a second and a half after Hang up came, it hangs up', async () => {
    const world = await openWorld()
    await world.field.tap('Call')
    await world.pass(0.5)
    await poke(world, 'Hang up')
    await world.pass(1)
    expect(world.field.button('Hang up')?.hasAttribute('aria-disabled')).toBe(false)
    await poke(world, 'Hang up')
    await world.pass(3)
    expect(hangUps(world)).toBe(1)
  })

  it('on Hang up does not call again when the call has just ended', async () => {
    const world = await openWorld({ parameters: { attempts: 3 } })
    await talk(world)
    await world.field.tap('Hang up')
    while (!world.field.button('Call again')) await world.pass(0.5)
    await poke(world, 'Call again')
    await world.pass(1)
    expect(world.requests('POST', '/Calls.json')).toBe(1)
    await world.field.tap('Call again')
    expect(world.requests('POST', '/Calls.json')).toBe(2)
  })

  it('on Call does not stop trying where Twilio is busy', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, times: 1, do: { kind: 'status', status: 429, code: 20429 } })
    await world.field.tap('Call')
    await poke(world, 'Stop trying')
    expect(world.field.text()).toContain('Twilio is busy')
    await world.pass(20)
    expect(world.requests('POST', '/Calls.json')).toBe(2)
  })

  it('neither says that the phone rang nor calls once more after it was said that it did not', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    await world.field.tap('Call')
    while (!world.field.button('My phone rang')) await world.pass(0.5)
    await poke(world, 'My phone rang')
    expect(world.field.text()).toContain('Did your phone ring?')
    await world.field.tap('My phone did not ring')
    await poke(world, 'Call')
    expect(world.requests('POST', '/Calls.json')).toBe(1)
  })

  it('on Pause recording does not resume it', async () => {
    const world = await openWorld({ parameters: { record: 'consent' } })
    setHabits(world, answersSoon, answersSoon)
    await talk(world)
    await world.field.tap('Start recording')
    await world.pass(1)
    await world.field.tap('Pause recording')
    while (!world.field.button('Resume recording')) await world.pass(0.1)
    await poke(world, 'Resume recording')
    await world.pass(2)
    expect(world.field.text()).toContain('Recording paused')
  })
})

describe('a button that was there already', () => {
  it('is tapped at once, as Call is when the field is opened', async () => {
    const world = await openWorld()
    await poke(world, 'Call')
    expect(world.requests('POST', '/Calls.json')).toBe(1)
  })

  it('takes every tap when it is grey no longer, and so does one that opens a fold', async () => {
    const clock = createVirtualClock()
    const { window } = new JSDOM(
      '<div id="root"><button id="call" disabled></button><button id="fold" aria-expanded="false" hidden></button></div>',
    )
    const { document } = window
    const [call, fold] = document.querySelectorAll('button')
    const root = document.getElementById('root')
    if (!root || !call || !fold) throw new Error('This page lacks what is tested.')
    const taps: string[] = []
    for (const button of [call, fold]) button.addEventListener('click', () => taps.push(button.id))
    const stop = keepFromSecondTaps(root, clock)
    call.disabled = false
    fold.hidden = false
    await clock.advance(100)
    call.click()
    fold.click()
    expect(taps).toEqual(['call', 'fold'])
    stop()
  })

  it('is timed no more after the field was left', async () => {
    const clock = createVirtualClock()
    const { document } = new JSDOM('<div id="root"><button hidden>Hang up</button></div>').window
    const root = document.getElementById('root')
    const button = document.querySelector('button')
    if (!root || !button) throw new Error('This page lacks what is tested.')
    const stop = keepFromSecondTaps(root, clock)
    button.hidden = false
    await clock.advance(100)
    expect(clock.pending()).toBe(1)
    stop()
    expect(clock.pending()).toBe(0)
  })
})
