import { describe, expect, it } from 'vitest'
import type { LoadPart } from '../../src/plugin/parts.ts'
import { recordingsAt, talk } from './world/calling.ts'
import { createFakePanel } from './world/fake-panel.ts'
import { useNetwork } from './world/network.ts'
import { parts } from './world/open-field.ts'

const openWorld = useNetwork()
const comeBack = 'Leave this question and come back to try again.'

describe('a field without recording by consent and without a panel', () => {
  it('asks for no part', async () => {
    const asked: string[] = []
    const loadPart: LoadPart = async (name) => {
      asked.push(name)
      return undefined
    }
    await openWorld({ loadPart })
    await openWorld({ loadPart, parameters: { record: 'consent' }, readOnly: true })
    expect(asked).toEqual([])
  })
})

describe('recording by consent whose part', () => {
  it('cannot be loaded says so, places the call, and records and claims nothing', async () => {
    const world = await openWorld({ parameters: { record: 'consent' }, missing: ['recording'] })
    expect(world.field.text()).toContain('Recording is not available')
    expect(world.field.text()).toContain(comeBack)
    expect(world.field.text()).not.toContain('For the form designer')
    await talk(world)
    expect(world.field.text()).toContain('Talking with Respondent')
    expect(world.field.document.getElementById('recording')?.hidden).toBe(true)
    expect(recordingsAt(world)).toEqual([])
    expect(world.twilio.requests.filter(({ path }) => path.includes('Recordings'))).toEqual([])
  })

  it('comes during the talk joins it', async () => {
    let deliver = () => {}
    const world = await openWorld({
      parameters: { record: 'consent' },
      loadPart: (name) =>
        new Promise((resolve) => {
          deliver = () => resolve(parts[name])
        }),
    })
    await talk(world)
    expect(world.field.button('Start recording')).toBeUndefined()
    deliver()
    await world.pass(0)
    await world.field.tap('Start recording')
    expect(recordingsAt(world)).toMatchObject([{ status: 'in-progress' }])
  })
})

describe('the panel', () => {
  it('that cannot be loaded is said, and the call works', async () => {
    const world = await openWorld({ parameters: { panel: 'history' }, missing: ['panel'] })
    expect(world.field.text()).toContain('The tabs could not be loaded.')
    await talk(world)
    expect(world.field.text()).toContain('Talking with Respondent')
  })

  it('is told of each change, of a clear and of the end', async () => {
    const panel = createFakePanel()
    const world = await openWorld({ parameters: { panel: 'history' }, loadPart: panel.loadPart })
    expect(panel.world.settings.panel).toEqual(['history'])
    await talk(world)
    expect(panel.world.field.state.name).toBe('following')
    expect(panel.told).toContain('field changed')
    world.host.clear()
    expect(panel.told.at(-1)).toBe('cleared')
    world.field.running.stop()
    expect(panel.told.at(-1)).toBe('stopped')
  })

  it('that comes after the field was left is not opened', async () => {
    const panel = createFakePanel()
    let deliver = () => {}
    const world = await openWorld({
      parameters: { panel: 'history' },
      loadPart: async (name) => {
        await new Promise<void>((resolve) => {
          deliver = resolve
        })
        return panel.loadPart(name)
      },
    })
    world.field.running.stop()
    deliver()
    await world.pass(1)
    expect(() => panel.world).toThrow()
  })
})

describe('a field whose whole job is a message', () => {
  const parameters = { action: 'sms' }

  it('that cannot load its part says so and offers nothing to tap', async () => {
    const stored = { answer: `sent|SM${'0'.repeat(32)}|x|`, metadata: '{}' }
    const world = await openWorld({ parameters, missing: ['panel'], stored })
    expect(world.field.text()).toContain(`Nothing can be done here`)
    expect(world.field.text()).toContain(comeBack)
    expect(world.field.text()).toContain(`sent SM${'0'.repeat(32)}`)
    expect(world.field.button('Call')).toBeUndefined()
    expect(world.twilio.requests).toEqual([])
    world.host.clear()
    expect(world.host.stored).toEqual({ answer: '', metadata: '' })
    expect(world.field.text()).not.toContain('SM0')
  })

  it('gets its part, and a clear that came before it', async () => {
    const told: string[] = []
    let deliver = () => {}
    const world = await openWorld({
      parameters,
      loadPart: async (name) => {
        await new Promise<void>((resolve) => {
          deliver = resolve
        })
        const openMessageField: typeof parts.panel.openMessageField = ({ settings }) => {
          told.push(settings.action)
          return {
            clearAnswer: () => void told.push('cleared'),
            setFocus: () => void told.push('focused'),
            stop: () => void told.push('stopped'),
          }
        }
        return { ...parts, panel: { ...parts.panel, openMessageField } }[name]
      },
    })
    world.host.clear()
    world.host.focus()
    expect(told).toEqual([])
    deliver()
    await world.pass(0)
    world.host.focus()
    world.field.running.stop()
    expect(told).toEqual(['sms', 'cleared', 'focused', 'stopped'])
  })

  it('with wrong parameters is not offered a call', async () => {
    const world = await openWorld({ parameters: { ...parameters, media_url: 'ftp://x' } })
    expect(world.field.text()).toContain('media_url must hold at most 10 addresses')
    expect(world.field.button('Call')).toBeUndefined()
  })
})
