import { describe, expect, it } from 'vitest'
import { openHistory } from '../../../../src/plugin/panel/history/history.ts'
import { enumeratorNumber, respondentNumber } from '../../world/form.ts'
import { openTab, openWholePanel, type PanelInTest, type PanelTestSettings } from '../../world/open-panel.ts'
import { callIn, ringIn, shownOutcomes, talksFor } from './past-calls.ts'

const polls = /Calls\.json\?From=/
const toEnumerator = { dial: enumeratorNumber }

/** A panel with the keypad open, so that the history asks nothing. */
function open(settings: PanelTestSettings = {}): Promise<PanelInTest> {
  const parameters = { panel: 'keypad history', to_label: 'Maria', ...settings.parameters }
  return openWholePanel({ ...settings, parameters })
}

/** What is announced; '' while nothing is. */
function announced({ document }: PanelInTest): string {
  const line = document.querySelector('#panel [role=status].incoming')
  return line?.textContent ?? ''
}

async function pollsIn(panel: PanelInTest, seconds: number): Promise<number> {
  const before = panel.requests('GET', polls)
  await panel.pass(seconds)
  return panel.requests('GET', polls) - before
}

describe('a call from the respondent', () => {
  it('is announced while it rings, and with how it ended', async () => {
    const panel = await open()
    expect(announced(panel)).toBe('')
    await ringIn(panel)
    await panel.pass(10)
    expect(announced(panel)).toBe('Maria is calling now')
    await panel.pass(40)
    expect(announced(panel)).toBe('Maria called, nobody answered')
  })

  it('is announced with who talks, where somebody answers it', async () => {
    const panel = await open()
    panel.twilio.phones.setHabit(enumeratorNumber, talksFor(60))
    await ringIn(panel, toEnumerator)
    await panel.pass(15)
    expect(announced(panel)).toBe('Maria called and is talking with the team')
    await panel.pass(60)
    expect(announced(panel)).toBe('Maria called and talked 1\u00a0min 0\u00a0s')
  })

  it('is announced when it goes on already as the field is opened', async () => {
    const panel = await open()
    await ringIn(panel)
    await panel.reopen()
    expect(announced(panel)).toBe('Maria is calling now')
  })

  it('is announced when it came and went while nobody looked', async () => {
    const panel = await open()
    panel.page.hide()
    await ringIn(panel)
    await panel.pass(60)
    panel.page.show()
    await panel.pass(0)
    expect(announced(panel)).toBe('Maria called, nobody answered')
  })

  it('is history, and not announced, when it was over before', async () => {
    const panel = await open()
    panel.stop()
    await callIn(panel)
    await panel.reopen()
    await panel.pass(30)
    expect(announced(panel)).toBe('')
  })

  it('is nobody else’s', async () => {
    const panel = await open()
    await ringIn(panel, 'unanswered', '+254722000000')
    await panel.pass(60)
    expect(announced(panel)).toBe('')
  })

  it('is announced once more when it is another one', async () => {
    const panel = await open()
    await ringIn(panel)
    await panel.pass(60)
    expect(announced(panel)).toBe('Maria called, nobody answered')
    await ringIn(panel)
    await panel.pass(10)
    expect(announced(panel)).toBe('Maria is calling now')
  })

  it('shows whatever tab is open, also while they are folded away', async () => {
    const panel = await open()
    await panel.screen.tap('Keypad')
    expect(panel.document.querySelector('[role=tabpanel]:not([hidden])')).toBeNull()
    await ringIn(panel)
    await panel.pass(10)
    expect(announced(panel)).toBe('Maria is calling now')
  })

  it('comes into the history that is open', async () => {
    const panel = await open({ parameters: { panel: 'history' } })
    expect(shownOutcomes(panel.document)).toEqual([])
    await ringIn(panel)
    await panel.pass(11)
    expect(shownOutcomes(panel.document)).toEqual(['Incoming: Is calling now'])
    await panel.pass(40)
    expect(shownOutcomes(panel.document)).toEqual(['Incoming: Called back, nobody answered'])
  })

  it('is announced without the digits of a hidden number', async () => {
    const panel = await open({ parameters: { display_number: 0, panel: 'history', to_label: '' } })
    await ringIn(panel)
    await panel.pass(10)
    expect(announced(panel)).toBe('Respondent is calling now')
    const source = panel.document.documentElement.outerHTML.replace(/[\s().-]/g, '')
    expect(source).not.toContain(respondentNumber.slice(4))
  })
})

describe('an announcement', () => {
  it('goes when a call is placed', async () => {
    const panel = await open()
    await callIn(panel)
    await panel.field.change({ isCalling: true, state: { name: 'placing' } })
    expect(announced(panel)).toBe('')
  })

  it('goes when another number is chosen, whose calls are then announced', async () => {
    const neighbour = '+254722000000'
    const panel = await open({
      parameters: { to_number: `${respondentNumber}|${neighbour}`, to_label: 'Maria|Neighbour' },
    })
    await callIn(panel)
    await panel.field.change({ choice: { to: 1 } })
    expect(announced(panel)).toBe('')
    await panel.pass(30)
    await ringIn(panel, 'unanswered', neighbour)
    await panel.pass(10)
    expect(announced(panel)).toBe('Neighbour is calling now')
  })
})

describe('the watch for calls', () => {
  it('asks every ten seconds at first, then less often, and after two hours no more', async () => {
    const panel = await open()
    expect(await pollsIn(panel, 60)).toBe(6)
    await panel.pass(10 * 60)
    expect(await pollsIn(panel, 300)).toBe(10)
    await panel.pass(2 * 3_600)
    expect(await pollsIn(panel, 3_600)).toBe(0)
  })

  it('begins anew when another number is chosen after those two hours', async () => {
    const panel = await open({ parameters: { to_number: `${respondentNumber}|+254722000000`, to_label: '' } })
    await panel.pass(3 * 3_600)
    expect(await pollsIn(panel, 60)).toBe(0)
    await panel.field.change({ choice: { to: 1 } })
    expect(await pollsIn(panel, 60)).toBe(6)
  })

  it('asks nothing while the page is hidden, offline or in a call', async () => {
    const panel = await open()
    panel.page.hide()
    expect(await pollsIn(panel, 60)).toBe(0)
    panel.page.show()
    panel.page.goOffline()
    await panel.pass(0)
    expect(await pollsIn(panel, 60)).toBe(0)
    panel.page.goOnline()
    await panel.field.change({ isCalling: true, state: { name: 'placing' } })
    await panel.pass(0)
    expect(await pollsIn(panel, 60)).toBe(0)
    await panel.field.change({ isCalling: false, state: { name: 'ready' } })
    expect(await pollsIn(panel, 60)).toBe(6)
  })

  it('asks at once when a call of the field ends, and often again, for the respondent may call back', async () => {
    const panel = await open()
    await panel.pass(3 * 3_600)
    expect(await pollsIn(panel, 60)).toBe(0)
    await panel.field.change({ isCalling: true, state: { name: 'placing' } })
    await callIn(panel)
    await panel.field.change({ isCalling: false, state: { name: 'ready' } })
    expect(announced(panel)).toBe('Maria called, nobody answered')
    expect(await pollsIn(panel, 60)).toBe(6)
  })

  it('asks less and less often while it fails, and goes on', async () => {
    const panel = await open()
    const broken = panel.twilio.faults.add({ do: { kind: 'html', status: 502 }, times: 'always' })
    expect(await pollsIn(panel, 300)).toBeLessThan(8)
    broken()
    await panel.pass(400)
    await ringIn(panel)
    await panel.pass(30)
    expect(announced(panel)).toBe('Maria is calling now')
  })

  it('stops for good when Twilio refuses', async () => {
    const panel = await open({ parameters: { auth_token: 'wrong' } })
    expect(panel.requests('GET', polls)).toBe(1)
    expect(await pollsIn(panel, 3_600)).toBe(0)
  })

  it('is kept only where the panel has more than a keypad, and never in a form that is only read', async () => {
    const keypad = await open({ parameters: { panel: 'keypad' } })
    expect(await pollsIn(keypad, 60)).toBe(0)
    const readOnly = await open({ readOnly: true })
    expect(await pollsIn(readOnly, 60)).toBe(0)
  })

  it('leaves nothing running when it is stopped', async () => {
    const panel = await open()
    panel.stop()
    panel.twilio.stop()
    expect(panel.clock.pending()).toBe(0)
  })
})

describe('the history that is told of a call', () => {
  it('asks nothing while it is not open', async () => {
    const tab = await openTab(openHistory)
    await tab.show(false)
    const before = tab.twilio.requests.length
    await ringIn(tab)
    await tab.pass(60)
    expect(tab.twilio.requests.length).toBe(before)
  })
})
