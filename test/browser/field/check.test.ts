import { expect, it } from 'vitest'
import { platforms } from '../../../src/stand-in/surveycto/field.ts'
import { appearanceOf, standardParameters } from '../../plugin/world/form.ts'
import { sidewaysScroll, smallTargets, violationsIn } from '../access/accessibility.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { eventually, type Form, useForms } from '../open-form.ts'

describeInChromium('a field that checks', () => {
  const openForm = useForms()

  const stored = (form: Form) => eventually(() => form.item(0))

  it.each(platforms)('says in %s what works, and calls nobody', async (platform) => {
    const form = await openForm({ platform, parameters: { action: 'check' } })
    await form.reads('All that could be looked at works')
    await stored(form).toBe('ok')
    const methods = new Set(form.twilio.requests.map(({ method }) => method))
    expect([...methods].filter((method) => method !== 'OPTIONS')).toEqual(['GET'])
    expect(form.twilio.world.calls()).toEqual([])
    expect(form.metadata()).toMatchObject({ check: 1, way: 'direct' })
    await form.unfold()
    for (const colorScheme of ['light', 'dark'] as const) {
      await form.page.emulateMedia({ colorScheme })
      expect(await violationsIn(form)).toEqual([])
    }
    expect(await smallTargets(form)).toEqual([])
    expect(await sidewaysScroll(form)).toBe(0)
  })

  it('tells a page that is kept out from a missing connection, by what the browser lets it see', async () => {
    const form = await openForm({
      parameters: { action: 'check' },
      prepare: ({ faults }) => void faults.add({ do: { kind: 'no-cors' }, times: 'always' }),
    })
    await stored(form).toBe('origin')
  })

  it('has the team’s Functions look', async () => {
    const form = await openForm({
      appearance: (twilio) => appearanceOf({ ...standardParameters(twilio, 'service'), action: 'check' }),
    })
    await stored(form).toBe('ok')
    expect(form.metadata()).toMatchObject({ way: 'service' })
  })
})
