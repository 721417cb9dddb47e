import { describe, expect, it } from 'vitest'
import { answersSoon, item, placements, recordingsAt, setHabits, talkFor } from '../../world/calling.ts'
import { useNetwork } from '../../world/network.ts'

const openWorld = useNetwork()

describe('recording as the form says', () => {
  it.each([
    ['1', 1],
    ['the text 1', '1'],
    ['yes', 'yes'],
    ['TRUE', 'TRUE'],
  ])('%s records both sides from the ringing on, each in its channel', async (_name, record) => {
    const world = await openWorld({ parameters: { record } })
    setHabits(world, answersSoon, { kind: 'silent' })
    await world.field.tap('Call')
    await world.pass(10)
    expect(recordingsAt(world)).toMatchObject([{ channels: 2, status: 'in-progress', track: 'both' }])
    expect(item(world, 3)).toMatch(/^https:\/\/api\.twilio\.com\/.+\/Recordings\.json$/)
  })

  it.each(['web-collect', 'android-collect', 'ios-collect'] as const)(
    'an absent parameter records, in a form on %s as elsewhere',
    async (platform) => {
      const world = await openWorld({ platform })
      await talkFor(world, 20)
      expect(recordingsAt(world)).toMatchObject([{ channels: 2, status: 'completed' }])
      expect(item(world, 3)).not.toBe('')
    },
  )

  it.each([
    ['0', 0],
    ['the text 0', '0'],
    ['no', 'no'],
    ['False', 'False'],
    ['off', 'off'],
  ])('%s records nothing, and the fourth item stays empty', async (_name, record) => {
    const world = await openWorld({ parameters: { record } })
    await talkFor(world, 20)
    expect(recordingsAt(world)).toEqual([])
    expect(world.host.stored.answer.split('|')).toHaveLength(4)
    expect(item(world, 3)).toBe('')
  })

  it('a word that means neither stops the field instead of being guessed', async () => {
    const world = await openWorld({ parameters: { record: 'maybe' } })
    expect(world.field.text()).toContain('Tell your supervisor: This field is not set up yet')
    expect(world.field.designer()).toContain('record is "maybe": write 1, 0 or consent.')
    expect(world.field.button('Call')?.disabled).toBe(true)
    expect(placements(world)).toEqual([])
  })

  it('shows no recording buttons where nobody is asked for consent', async () => {
    const world = await openWorld({ parameters: { record: 1 } })
    await talkFor(world, 20)
    expect(world.field.document.getElementById('recording')?.hidden).toBe(true)
  })
})
