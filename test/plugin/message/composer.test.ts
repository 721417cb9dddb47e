import { describe, expect, it } from 'vitest'
import { openMessageWorld, sending, textarea, write } from './sending.ts'

describe('writing a message', () => {
  it('has a labelled field and a Send button', async () => {
    const world = await openMessageWorld()
    const label = [...world.field.document.querySelectorAll('label')].find(
      (candidate) => candidate.htmlFor === textarea(world).id,
    )
    expect(label?.textContent).toBe('Message')
    expect(world.field.button('Send')?.disabled).toBe(false)
  })

  it('counts characters and messages while one writes', async () => {
    const world = await openMessageWorld()
    write(world, 'a')
    expect(world.field.text()).toContain('1 character, 1 message')
    write(world, 'a'.repeat(123))
    expect(world.field.text()).toContain('123 characters, 1 message')
    write(world, 'a'.repeat(200))
    expect(world.field.text()).toContain('200 characters, 2 messages')
  })

  it('names the character that makes a message hold less', async () => {
    const world = await openMessageWorld()
    write(world, 'It’s me')
    expect(world.field.text()).toContain(
      'A message holds 70 characters instead of 160 because of this one: ’',
    )
    write(world, "It's me")
    expect(world.field.text()).not.toContain('instead of 160')
  })

  it('does not send what is too long, and says by how much', async () => {
    const world = await openMessageWorld()
    write(world, 'a'.repeat(1_603))
    expect(world.field.text()).toContain('3 characters too many')
    expect(world.field.button('Send')?.disabled).toBe(true)
    write(world, 'a'.repeat(1_600))
    expect(world.field.button('Send')?.disabled).toBe(false)
  })

  it('does not send nothing, unless a picture goes along', async () => {
    const without = await openMessageWorld()
    write(without, '  \n ')
    expect(without.field.button('Send')?.disabled).toBe(true)
    const withPicture = await openMessageWorld({ parameters: { media_url: 'https://example.org/map.png' } })
    write(withPicture, '')
    expect(withPicture.field.text()).toContain('With it goes a picture: map.png')
    expect(withPicture.field.button('Send')?.disabled).toBe(false)
  })

  it('does not let the text change while it is on its way', async () => {
    const world = await openMessageWorld()
    world.twilio.faults.add({ when: sending, do: { kind: 'hang' }, times: 1, skip: 0 })
    await world.field.tap('Send')
    expect(textarea(world).readOnly).toBe(true)
    expect(world.field.button('Send')?.disabled).toBe(true)
    await world.pass(60)
    await world.field.tap('It was not sent')
    expect(world.field.text()).toContain('No message was found')
    expect(textarea(world).readOnly).toBe(false)
  })

  it('tells how sending goes in a live region', async () => {
    const world = await openMessageWorld()
    await world.field.tap('Send')
    const live = world.field.document.querySelector('#message-field [aria-live="polite"]')
    await world.pass(10)
    expect(live?.textContent).toContain('Delivered to Respondent')
  })

  it('puts markup on the page as text', async () => {
    const world = await openMessageWorld({ parameters: { to_label: '<b>Maria</b>' } })
    write(world, '<img src=x>')
    await world.field.tap('Send')
    await world.pass(10)
    expect(world.field.text()).toContain('Delivered to <b>Maria</b>')
    expect(world.field.text()).toContain('<img src=x>')
    expect(world.field.document.querySelector('#message-field img, #message-field b')).toBeNull()
  })
})
