import { describe, expect, it } from 'vitest'
import { placements, sent } from '../world/calling.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()
const to_label = 'Home|Work|Sister|Uncle|Shop'
const numbers = to_label.split('|').map((_label, index) => `+25471122233${index}`)
const five = { to_number: numbers.join('|'), to_label }

const list = ({ field }: World) => field.document.getElementById('numbers')
const button = ({ field }: World) => field.document.getElementById('fold')

function press(world: World, key: string): void {
  const { defaultView } = world.field.document
  const event = defaultView && new defaultView.KeyboardEvent('keydown', { key, bubbles: true })
  if (event) list(world)?.dispatchEvent(event)
}

describe('more than four numbers', () => {
  it('fold into one button that says which is chosen', async () => {
    const world = await openWorld({ parameters: five })
    expect(list(world)?.hidden).toBe(true)
    expect(button(world)?.textContent).toBe('Home')
    expect(button(world)?.getAttribute('aria-expanded')).toBe('false')
    expect(button(world)?.getAttribute('aria-controls')).toBe('numbers')
  })

  it('open at a tap, and fold with the one that is chosen', async () => {
    const world = await openWorld({ parameters: five })
    await world.field.tap('Home')
    expect(button(world)?.getAttribute('aria-expanded')).toBe('true')
    expect(world.field.choices()).toEqual(['*Home', 'Work', 'Sister', 'Uncle', 'Shop'])
    await world.field.choose('Uncle')
    expect(list(world)?.hidden).toBe(true)
    expect(button(world)?.textContent).toBe('Uncle')
    expect(world.field.document.activeElement).toBe(button(world))
    await world.field.tap('Call Uncle')
    expect(sent(placements(world).at(-1), 'Twiml')).toContain(`<Number>${numbers[3]}</Number>`)
  })

  it('fold again at a second tap, with nothing changed', async () => {
    const world = await openWorld({ parameters: five })
    await world.field.tap('Home')
    await world.field.tap('Home')
    expect(list(world)?.hidden).toBe(true)
    expect(button(world)?.textContent).toBe('Home')
  })

  it('stay open while the arrow keys go through them, until Enter', async () => {
    const world = await openWorld({ parameters: five })
    await world.field.tap('Home')
    press(world, 'ArrowDown')
    await world.field.choose('Work')
    press(world, 'ArrowDown')
    await world.field.choose('Sister')
    expect(list(world)?.hidden).toBe(false)
    press(world, 'Enter')
    expect(list(world)?.hidden).toBe(true)
    expect(button(world)?.textContent).toBe('Sister')
  })

  it('are gone, button and all, while a call goes on', async () => {
    const world = await openWorld({ parameters: five })
    await world.field.tap('Home')
    await world.field.tap('Call Home')
    expect([list(world)?.hidden, button(world)?.hidden]).toEqual([true, true])
  })

  it('without labels show the number that is chosen, read from left to right', async () => {
    const world = await openWorld({ parameters: { to_number: five.to_number } })
    expect(button(world)?.textContent).toBe('+254 711 222330')
    expect(button(world)?.className).toContain('number')
  })
})

describe('up to four numbers', () => {
  it('stand open', async () => {
    const world = await openWorld({ parameters: { to_number: numbers.slice(1).join('|') } })
    expect(list(world)?.hidden).toBe(false)
    expect(button(world)?.hidden).toBe(true)
  })
})
