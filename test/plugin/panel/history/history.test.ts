import { afterEach, describe, expect, it } from 'vitest'
import { openHistory } from '../../../../src/plugin/panel/history/history.ts'
import type { StandInTwilio } from '../../../../src/stand-in/twilio/stand-in.ts'
import { keepList } from '../../../stand-in/twilio/do-not-call-list.ts'
import { enumeratorNumber, respondentNumber } from '../../world/form.ts'
import { openTab, type PanelInTest, type PanelTestSettings } from '../../world/open-panel.ts'
import { useTransport } from '../../world/transports.ts'
import { callIn, callOut, ringIn, shownCalls, shownOutcomes, talksFor } from './past-calls.ts'

const toEnumerator = { dial: enumeratorNumber }
/** The lists that the history is made of. */
const lists = /Calls\.json\?(To|From)=/
const recordings = /Recordings\.json/

/** Opened for a respondent with a past. */
async function openAfter(
  past: (ends: PanelInTest) => Promise<void>,
  settings: PanelTestSettings = {},
): Promise<PanelInTest> {
  const tab = await openTab(openHistory, settings)
  await past(tab)
  await tab.reopen()
  return tab
}

function outcomes({ document }: PanelInTest): string[] {
  return shownOutcomes(document)
}

function status({ document }: PanelInTest): string {
  return document.querySelector('[role=status]')?.textContent ?? ''
}

function restricted(permissions: string[]): PanelTestSettings {
  return {
    prepare(twilio) {
      twilio.behaviour.restrictedPermissions = permissions
    },
    network: ({ twilio }) => asRestricted(twilio),
  }
}

/** The same requests, with the account's restricted key. */
function asRestricted(twilio: StandInTwilio) {
  const { apiKey, apiSecret } = twilio.account.restricted
  return (url: string, init: RequestInit) =>
    twilio.fetch(
      new Request(url, { ...init, headers: { Authorization: `Basic ${btoa(`${apiKey}:${apiSecret}`)}` } }),
    )
}

describe('the history', () => {
  it('shows what became of each call to the respondent, newest first', async () => {
    const tab = await openAfter(async (ends) => {
      await callOut(ends, { kind: 'unreachable' })
      await callOut(ends, { kind: 'busy' })
      await callOut(ends, { kind: 'silent' })
      await callOut(ends, talksFor(200))
    })
    expect(outcomes(tab)).toEqual([
      'Outgoing: Talked 3\u00a0min 20\u00a0s',
      'Outgoing: No answer',
      'Outgoing: Busy',
      'Outgoing: Could not be reached',
    ])
  })

  it('says when each was and how long it rang', async () => {
    const tab = await openAfter(async (ends) => {
      await callOut(ends, { kind: 'silent' })
      await ends.pass(26 * 3_600)
    })
    const [call] = shownCalls(tab.document)
    expect(call).toMatch(/^Outgoing: No answer \| .+ \d\d:\d\d, rang 30\u00a0s$/)
  })

  it("tells the respondent's own calls apart, and whether somebody answered", async () => {
    const tab = await openAfter(async (ends) => {
      await callOut(ends, { kind: 'silent' })
      await callIn(ends)
      ends.twilio.phones.setHabit(enumeratorNumber, talksFor(120))
      await callIn(ends, toEnumerator)
    })
    const [answered, missed, out] = shownCalls(tab.document)
    expect(answered).toMatch(/^Incoming: Called back, talked 2\u00a0min 0\u00a0s \| .+, you answered$/)
    expect(missed).toMatch(/^Incoming: Called back, nobody answered \| /)
    expect(out).toMatch(/^Outgoing: No answer/)
  })

  it('asks whom a call was passed on to under another caller ID', async () => {
    const own = '+12025550110'
    const tab = await openAfter(
      async (ends) => {
        ends.twilio.phones.setHabit(enumeratorNumber, talksFor(60))
        await callIn(ends, toEnumerator)
      },
      {
        // As where the number's document shows the Twilio number to whoever it rings.
        network:
          ({ twilio }) =>
          async (url, init) => {
            const answer = await twilio.fetch(new Request(url, init))
            const body: { calls?: { from: string; parent_call_sid: string | null }[] } = await answer.json()
            const isList = url.includes('From=')
            const calls = body.calls?.filter((call) => !isList || call.parent_call_sid === null)
            const shown = calls?.map((call) => (call.parent_call_sid ? { ...call, from: own } : call))
            return new Response(JSON.stringify({ ...body, ...(shown ? { calls: shown } : {}) }))
          },
      },
    )
    expect(outcomes(tab)).toEqual(['Incoming: Called back, talked 1\u00a0min 0\u00a0s'])
    expect(tab.requests('GET', /ParentCallSid=/)).toBe(1)
  })

  it('does not claim that somebody answered a call which the number itself took', async () => {
    const tab = await openAfter(async (ends) => {
      ends.twilio.phones.setHabit(enumeratorNumber, talksFor(40))
      await callIn(ends, toEnumerator)
      const denied = { kind: 'status', status: 403, code: 70051, message: 'No' } as const
      ends.twilio.faults.add({ when: { path: 'ParentCallSid' }, do: denied, times: 'always' })
      const [leg] = ends.twilio.world.calls().filter(({ parentSid }) => parentSid !== null)
      await ends.twilio.fetch(
        new Request(`https://api.twilio.com/2010-04-01/Accounts/${leg?.accountSid}/Calls/${leg?.sid}.json`, {
          method: 'DELETE',
          headers: {
            Authorization: `Basic ${btoa(`${ends.twilio.account.sid}:${ends.twilio.account.authToken}`)}`,
          },
        }),
      )
    })
    expect(outcomes(tab)).toEqual(['Incoming: Called back, on the line for 40\u00a0s'])
  })

  it('names the respondent by the label and shows the number', async () => {
    const tab = await openTab(openHistory, { parameters: { to_label: 'Maria' } })
    expect(tab.screen.text()).toContain('Calls with Maria +254 711 222333')
  })

  it('says that there are none yet', async () => {
    const tab = await openTab(openHistory)
    expect(status(tab)).toBe('No calls yet.')
    expect(tab.screen.button('Show more')).toBeUndefined()
  })

  it('says that it is loading until Twilio answers', async () => {
    const tab = await openTab(openHistory, {
      prepare: ({ faults }) => faults.add({ do: { kind: 'latency', ms: 3_000 }, times: 'always' }),
    })
    expect(status(tab)).toBe('Loading the calls …')
    await tab.pass(4)
    expect(status(tab)).toBe('No calls yet.')
  })

  it('asks nothing before it is opened, and nothing while all is over', async () => {
    const tab = await openAfter((ends) => callOut(ends, { kind: 'busy' }))
    const asked = tab.requests('GET', lists)
    await tab.pass(3_600)
    expect(tab.requests('GET', lists)).toBe(asked)
    await tab.show(false)
    await tab.pass(60)
    await tab.show(true)
    await tab.pass(0)
    expect(tab.requests('GET', lists)).toBe(asked + 2)
  })

  it('leaves nothing running when it is stopped', async () => {
    const tab = await openAfter((ends) => ringIn(ends))
    tab.twilio.stop()
    tab.stop()
    expect(tab.clock.pending()).toBe(0)
  })
})

describe('further calls', () => {
  const past = async (ends: PanelInTest) => {
    for (let call = 0; call < 25; call += 1) await callIn(ends)
  }

  it('come on demand, and Twilio is asked only for those that are not there yet', async () => {
    const tab = await openAfter(past)
    const asked = tab.requests('GET', lists)
    for (const shown of [6, 12, 18]) {
      expect(outcomes(tab)).toHaveLength(shown)
      await tab.screen.tap('Show more')
    }
    expect(tab.requests('GET', lists)).toBe(asked + 1)
    await tab.screen.tap('Show more')
    expect(outcomes(tab)).toHaveLength(25)
    expect(tab.screen.button('Show more')).toBeUndefined()
  })

  it('leave what is shown when they fail, and can be asked for again', async () => {
    const tab = await openAfter(past)
    for (const _ of [12, 18]) await tab.screen.tap('Show more')
    const broken = tab.twilio.faults.add({ do: { kind: 'html', status: 502 }, times: 'always' })
    await tab.screen.tap('Show more')
    expect(tab.screen.text()).toContain('The calls could not be loaded')
    expect(outcomes(tab).length).toBeGreaterThanOrEqual(18)
    broken()
    await tab.screen.tap('Try again')
    expect(tab.screen.text()).not.toContain('could not be loaded')
    expect(outcomes(tab).length).toBeGreaterThan(20)
  })

  it('keep the keyboard in the list when there are no more', async () => {
    const tab = await openAfter(async (ends) => {
      for (let call = 0; call < 8; call += 1) await callIn(ends)
    })
    tab.screen.button('Show more')?.focus()
    await tab.screen.tap('Show more')
    expect(tab.document.activeElement?.classList).toContain('history')
  })
})

describe('recordings', () => {
  it('are told of where they exist, each asked for once and only where people talked', async () => {
    const tab = await openAfter(async (ends) => {
      await callOut(ends, talksFor(30), { record: true })
      await callOut(ends, talksFor(40))
      await callOut(ends, { kind: 'silent' }, { record: true })
    })
    const [silent, plain, recorded] = shownCalls(tab.document)
    expect(recorded).toMatch(/Talked 30\u00a0s \| .+, recorded$/)
    expect([silent, plain].join()).not.toContain('recorded')
    expect(tab.requests('GET', recordings)).toBe(2)
    await tab.show(false)
    await tab.pass(60)
    await tab.show(true)
    await tab.pass(1)
    expect(tab.requests('GET', recordings)).toBe(2)
  })

  it('are asked for again with the list where Twilio was too busy', async () => {
    const busy = { kind: 'status', status: 429, code: 20429, message: 'Too Many Requests' } as const
    const tab = await openAfter(async (ends) => {
      await callOut(ends, talksFor(30), { record: true })
      ends.twilio.faults.add({ when: { method: 'GET', path: recordings }, do: busy })
    })
    expect(shownCalls(tab.document)[0]).not.toContain('recorded')
    await tab.show(false)
    await tab.pass(60)
    await tab.show(true)
    await tab.pass(1)
    expect(shownCalls(tab.document)[0]).toMatch(/, recorded$/)
  })

  it('are asked for at most three at a time', async () => {
    let open = 0
    let most = 0
    const tab = await openAfter(
      async (ends) => {
        for (let call = 0; call < 8; call += 1) await callOut(ends, talksFor(30))
      },
      {
        network:
          ({ twilio }) =>
          async (url, init) => {
            const counts = recordings.test(url)
            if (counts) most = Math.max(most, ++open)
            const answer = await twilio.fetch(new Request(url, init))
            if (counts) open -= 1
            return answer
          },
      },
    )
    await tab.pass(1)
    expect(most).toBe(3)
    expect(tab.requests('GET', recordings)).toBe(6)
  })

  it('are not asked for again, nor complained of, where the key may not', async () => {
    const tab = await openAfter(
      async (ends) => {
        for (let call = 0; call < 8; call += 1) await callOut(ends, talksFor(30))
      },
      restricted(['calls/list']),
    )
    expect(outcomes(tab)).toHaveLength(6)
    expect(tab.requests('GET', recordings)).toBeLessThanOrEqual(3)
    expect(tab.document.querySelector('.box:not([hidden])')).toBeNull()
  })
})

describe('a history that cannot be had', () => {
  it('says which permission the key lacks, and can be tried again', async () => {
    const tab = await openTab(openHistory, restricted([]))
    expect(tab.screen.text()).toContain('Tell your supervisor: The key may not list calls (Twilio 70051)')
    expect(tab.screen.designer()).toContain('/twilio/voice/calls/list')
    tab.twilio.behaviour.restrictedPermissions = ['calls/list']
    await tab.screen.tap('Try again')
    expect(status(tab)).toBe('No calls yet.')
  })

  it('says what the field says where the credentials are refused, and does not ask on', async () => {
    const tab = await openTab(openHistory, { parameters: { auth_token: 'wrong' } })
    expect(tab.screen.text()).toContain('Twilio refused the key')
    const asked = tab.requests('GET', lists)
    await tab.pass(600)
    expect(tab.requests('GET', lists)).toBe(asked)
  })

  it('comes by itself when the connection is back', async () => {
    const tab = await openTab(openHistory)
    tab.page.goOffline()
    await tab.reopen()
    expect(tab.screen.text()).toContain('No connection')
    expect(status(tab)).toBe('')
    tab.page.goOnline()
    await tab.pass(1)
    expect(status(tab)).toBe('No calls yet.')
    expect(tab.screen.text()).not.toContain('No connection')
  })

  it('comes by itself or by a tap where only the requests fail', async () => {
    const settings: PanelTestSettings = {
      network:
        ({ twilio }) =>
        (url, init) =>
          twilio.fetch(new Request(url, init)),
      prepare: ({ faults }) => faults.add({ do: { kind: 'drop-before' }, times: 4 }),
    }
    const tab = await openTab(openHistory, settings)
    expect(tab.screen.text()).toContain('No connection')
    await tab.screen.tap('Try again')
    expect(tab.screen.text()).toContain('No connection')
    await tab.pass(10)
    expect(status(tab)).toBe('No calls yet.')
  })

  it('waits where Twilio is too busy', async () => {
    const busy = { kind: 'status', status: 429, code: 20429, message: 'Too Many Requests' } as const
    const tab = await openTab(openHistory, {
      prepare: ({ faults }) => faults.add({ do: busy, times: 2 }),
    })
    expect(tab.screen.text()).toContain('Twilio is too busy')
    await tab.pass(10)
    expect(status(tab)).toBe('No calls yet.')
  })
})

describe('another number', () => {
  const neighbour = '+254722000000'

  it('has its own history', async () => {
    const tab = await openAfter(
      async (ends) => {
        await callOut(ends, { kind: 'busy' })
        await callOut(ends, { kind: 'silent' }, { to: neighbour })
      },
      { parameters: { to_number: `${respondentNumber}|${neighbour}`, to_label: 'Maria|Neighbour' } },
    )
    expect(outcomes(tab)).toEqual(['Outgoing: Busy'])
    await tab.field.change({ choice: { to: 1 } })
    await tab.pass(1)
    expect(outcomes(tab)).toEqual(['Outgoing: No answer'])
    expect(tab.screen.text()).toContain('Calls with Neighbour')
  })

  it('has none while nothing usable is entered', async () => {
    const tab = await openAfter((ends) => callOut(ends, { kind: 'busy' }))
    await tab.field.change({ choice: { to: -1, hand: '' } })
    expect(outcomes(tab)).toEqual([])
    expect(status(tab)).toBe('Enter a number to see its calls.')
  })
})

describe('a hidden number', () => {
  it('is in no text and no attribute, whatever happens', async () => {
    const digits = respondentNumber.slice(4)
    const hidden = { parameters: { display_number: 0, to_label: 'Maria' } }
    const tab = await openAfter(async (ends) => {
      ends.twilio.phones.setHabit(enumeratorNumber, talksFor(30))
      await callIn(ends, toEnumerator)
      await callOut(ends, talksFor(30), { record: true })
    }, hidden)
    expect(tab.screen.text()).toContain('Calls with Maria')
    expect(outcomes(tab)).toHaveLength(2)
    expect(bare(tab)).not.toContain(digits)
    const said = `No calls to ${respondentNumber}`
    const refused = { kind: 'status', status: 400, code: 20001, message: said } as const
    tab.twilio.faults.add({ do: refused, times: 'always' })
    await tab.reopen()
    expect(tab.screen.designer()).toContain('Twilio said: No calls to ***')
    expect(bare(tab)).not.toContain(digits)
  })

  /** The page's source without what may stand between digits. */
  function bare({ document }: PanelInTest): string {
    return document.documentElement.outerHTML.replace(/[\s().-]/g, '')
  }
})

describe('the history of somebody who asked not to be called again', () => {
  afterEach(() => useTransport('direct'))

  async function openListed(prepared: readonly string[]): Promise<PanelInTest> {
    useTransport('service')
    return openAfter(async (ends) => callOut(ends, { kind: 'busy' }), {
      prepare: (twilio) => keepList(twilio, prepared),
    })
  }

  it('says so beside the calls, and goes on listing them', async () => {
    const { document } = await openListed([respondentNumber])
    const box = document.querySelector('.box')
    expect(box?.textContent).toContain('This person asked not to be called again')
    expect(box?.textContent).toContain('Ask your supervisor.')
    expect(shownOutcomes(document)).toEqual(['Outgoing: Busy'])
    const again = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Try again',
    )
    expect(again?.hidden).toBe(true)
  })

  it('says nothing of anybody else', async () => {
    const { document } = await openListed(['+254711222444'])
    expect(document.body.textContent).not.toContain('asked not to be called')
  })

  it('says nothing without the Functions, which alone know the list', async () => {
    const tab = await openTab(openHistory, { prepare: (twilio) => keepList(twilio, [respondentNumber]) })
    expect(tab.document.body.textContent).not.toContain('asked not to be called')
  })
})
