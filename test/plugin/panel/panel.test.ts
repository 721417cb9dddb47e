import { describe, expect, it } from 'vitest'
import { respondentNumber } from '../world/form.ts'
import { openWholePanel, type PanelInTest, type PanelTestSettings } from '../world/open-panel.ts'

const allTabs = { panel: 'history keypad messages' }

function openPanel(settings: PanelTestSettings = {}): Promise<PanelInTest> {
  return openWholePanel({ parameters: allTabs, ...settings })
}

function tabs({ document }: PanelInTest): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[role=tab]')]
}

/** The names of the tabs; `*` before the one that is chosen and open. */
function strip(panel: PanelInTest): string[] {
  return tabs(panel).map((tab) => {
    const chosen = tab.getAttribute('aria-selected') === 'true'
    expect(tab.getAttribute('aria-expanded')).toBe(String(chosen))
    return `${chosen ? '*' : ''}${tab.textContent}`
  })
}

/** The names of the tabs whose content is to be seen. */
function open({ document }: PanelInTest): string[] {
  return [...document.querySelectorAll<HTMLElement>('[role=tabpanel]')]
    .filter((panel) => !panel.hidden)
    .map((panel) => document.getElementById(panel.getAttribute('aria-labelledby') ?? '')?.textContent ?? '')
}

function press({ document }: PanelInTest, key: string): string {
  const Event = document.defaultView?.KeyboardEvent ?? KeyboardEvent
  document.activeElement?.dispatchEvent(new Event('keydown', { key, bubbles: true, cancelable: true }))
  return document.activeElement?.textContent ?? ''
}

describe('the tabs', () => {
  it("stand in front of the call area in the designer's order, with the first one open", async () => {
    const panel = await openPanel()
    expect(panel.document.getElementById('call-area')?.previousElementSibling?.id).toBe('panel')
    expect(strip(panel)).toEqual(['*History', 'Keypad', 'Messages'])
    expect(open(panel)).toEqual(['History'])
  })

  it('open at a tap, one at a time, and fold away at a second tap, when none looks chosen', async () => {
    const panel = await openPanel()
    await panel.screen.tap('Keypad')
    expect(strip(panel)).toEqual(['History', '*Keypad', 'Messages'])
    expect(open(panel)).toEqual(['Keypad'])
    await panel.screen.tap('Keypad')
    expect(strip(panel)).toEqual(['History', 'Keypad', 'Messages'])
    expect(open(panel)).toEqual([])
    await panel.screen.tap('Messages')
    expect(open(panel)).toEqual(['Messages'])
  })

  it('fold away when a call begins, and can be opened while it goes on', async () => {
    const panel = await openPanel()
    await panel.field.change({ isCalling: true, mayChoose: false })
    expect(open(panel)).toEqual([])
    await panel.screen.tap('History')
    expect(open(panel)).toEqual(['History'])
    await panel.field.change({ isCalling: true })
    expect(open(panel)).toEqual(['History'])
    await panel.field.change({ isCalling: false })
    expect(open(panel)).toEqual(['History'])
  })

  it('are folded away where the field is opened during a call', async () => {
    const panel = await openPanel({ field: { isCalling: true, mayChoose: false } })
    expect(strip(panel)).toEqual(['History', 'Keypad', 'Messages'])
    expect(open(panel)).toEqual([])
  })

  it('are one stop of the keyboard, with the arrow keys inside, which open nothing', async () => {
    const panel = await openPanel()
    expect(tabs(panel).map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1])
    tabs(panel)[0]?.focus()
    expect(press(panel, 'ArrowRight')).toBe('Keypad')
    expect(press(panel, 'ArrowRight')).toBe('Messages')
    expect(press(panel, 'ArrowRight')).toBe('History')
    expect(press(panel, 'ArrowLeft')).toBe('Messages')
    expect(press(panel, 'Home')).toBe('History')
    expect(press(panel, 'End')).toBe('Messages')
    expect(tabs(panel).map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0])
    expect(open(panel)).toEqual(['History'])
  })

  it('follow the arrow keys the other way where the form is written from right to left', async () => {
    const panel = await openPanel({ direction: 'rtl' })
    tabs(panel)[0]?.focus()
    expect(press(panel, 'ArrowLeft')).toBe('Keypad')
    expect(press(panel, 'ArrowRight')).toBe('History')
  })

  it('take the keyboard along when they fold away', async () => {
    const panel = await openPanel({ parameters: { panel: 'keypad history' } })
    panel.document.querySelector('input')?.focus()
    await panel.field.change({ isCalling: true })
    expect(panel.document.activeElement?.textContent).toBe('Keypad')
  })

  it('are each tied to their content for a screen reader', async () => {
    const panel = await openPanel()
    for (const tab of tabs(panel)) {
      const content = panel.document.getElementById(tab.getAttribute('aria-controls') ?? '')
      expect(content?.getAttribute('role')).toBe('tabpanel')
      expect(content?.getAttribute('aria-labelledby')).toBe(tab.id)
    }
    expect(panel.document.querySelector('[role=tablist]')?.getAttribute('aria-label')).toBe('Phone')
  })

  it('have no keypad where the number is hidden, or where nothing can be entered', async () => {
    const hidden = await openPanel({ parameters: { ...allTabs, display_number: 0 } })
    expect(strip(hidden)).toEqual(['*History', 'Messages'])
    const readOnly = await openPanel({ readOnly: true })
    expect(strip(readOnly)).toEqual(['*History', 'Messages'])
  })

  it('draw nothing where none is left', async () => {
    const panel = await openPanel({ parameters: { panel: 'keypad' }, readOnly: true })
    expect(panel.document.getElementById('panel')).toBeNull()
  })
})

describe("the respondent's own call", () => {
  const announced = ({ document }: PanelInTest) => document.querySelector('[role=status]')?.textContent

  /** The respondent's phone calls the Twilio number. */
  function callIn({ twilio }: PanelInTest): void {
    twilio.phones.call(respondentNumber, twilio.account.twilioNumbers[0] ?? '')
  }

  it('is announced above the tabs, even while they are folded away', async () => {
    const panel = await openPanel()
    await panel.screen.tap('History')
    expect(open(panel)).toEqual([])
    expect(announced(panel)).toBe('')
    await panel.pass(15)
    callIn(panel)
    await panel.pass(15)
    expect(announced(panel)).toBe('Respondent is calling now')
    expect(panel.document.getElementById('panel')?.firstElementChild?.getAttribute('role')).toBe('status')
  })

  it('is not asked for where there is only a keypad', async () => {
    const panel = await openPanel({ parameters: { panel: 'keypad' } })
    await panel.pass(60)
    expect(panel.twilio.requests).toEqual([])
  })

  it('is not asked for any more once the field is left', async () => {
    const panel = await openPanel({ parameters: { panel: 'keypad history' } })
    panel.stop()
    const before = panel.twilio.requests.length
    await panel.pass(120)
    expect(panel.twilio.requests.length).toBe(before)
  })
})

describe('a panel that joins its field', () => {
  it('takes no tap at first, since one may be meant for the Call button that it moves', async () => {
    const panel = await openPanel()
    const isArriving = () => panel.document.getElementById('panel')?.classList.contains('arriving')
    expect(isArriving()).toBe(true)
    await panel.pass(1)
    expect(isArriving()).toBe(false)
  })
})
