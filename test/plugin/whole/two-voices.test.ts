import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../src/stand-in/twilio/faults/fault.ts'
import { callsAt, following, item, lookingUp, placements, placing, sent, talk } from '../world/calling.ts'
import { respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'
import { serviceKey, serviceUrl } from '../world/team-service.ts'

const openWorld = useNetwork()

const foldsOf = ({ field }: World) => [...field.document.querySelectorAll('details')]

describe('what is folded for the form designer', () => {
  it('is closed, under a line that is a button to the keyboard and in the language of the form', async () => {
    const world = await openWorld({ language: 'Français', parameters: { record: 'maybe' } })
    const [fold] = foldsOf(world)
    expect(fold?.open).toBe(false)
    expect(fold?.firstElementChild?.tagName).toBe('SUMMARY')
    expect(fold?.firstElementChild?.textContent).toBe('Pour le concepteur du formulaire')
    expect(fold?.getAttribute('aria-live')).toBe('off')
  })

  it('stays open while the same is said again, and closes where something else is', async () => {
    const world = await openWorld()
    await talk(world)
    world.twilio.faults.add({
      when: following,
      do: { kind: 'status', status: 404, code: 20404 },
      times: 'always',
    })
    await world.field.tap('Update status')
    const [fold] = foldsOf(world)
    if (!fold) throw new Error('Nothing is folded.')
    fold.open = true
    await world.field.tap('Update status')
    await world.pass(30)
    expect(foldsOf(world)).toEqual([fold])
    expect(fold.open).toBe(true)
    expect(world.field.text()).toContain('Check account_sid in the form.')
    world.twilio.faults.clear()
    await world.field.tap('Update status')
    expect(foldsOf(world)).toEqual([])
  })

  it('leaves the keyboard a place when it goes', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 401, code: 20003 } })
    await world.field.tap('Call')
    // jsdom's window never has the focus.
    world.field.document.hasFocus = () => true
    const line = world.field.document.querySelector<HTMLElement>('summary')
    line?.focus()
    expect(world.field.document.activeElement).toBe(line)
    await world.field.tap('Try again')
    await world.pass(2)
    expect(world.field.document.querySelector('summary')).toBeNull()
    expect(world.field.document.activeElement?.tagName).toBe('BUTTON')
  })
})

describe('an answer that is none', () => {
  const meets: ReadonlyArray<readonly [string, Fault, string]> = [
    ['a 503', { kind: 'status', status: 503, acted: true }, 'Twilio has trouble at the moment.'],
    [
      'a page of a hotel',
      { kind: 'html', status: 200, acted: true },
      'This network answered instead of Twilio',
    ],
    ['a broken connection', { kind: 'drop-after' }, 'The connection was lost.'],
  ]
  const ways = [
    ['', {}],
    [
      ', through the team’s Functions',
      { account_sid: '', auth_token: '', service_url: serviceUrl, service_key: serviceKey },
    ],
  ] as const

  it.each(meets.flatMap((met) => ways.map((way) => [...met, ...way] as const)))(
    'is told as what it is, and the call is looked for all the same: %s%3$s',
    async (_what, fault, why, _way, parameters) => {
      const world = await openWorld({ parameters })
      world.twilio.faults.add({ when: placing, do: fault })
      world.twilio.faults.add({ when: lookingUp, do: { kind: 'stale', ms: 5_000 }, times: 2 })
      await world.field.tap('Call')
      await world.pass(0.5)
      const isThrough = parameters !== ways[0][1]
      // The Functions hand on that Twilio gave nothing as an error of their own.
      const said = isThrough ? 'Twilio has trouble at the moment.' : why
      expect(world.field.text()).toContain('Checking whether the call was placed')
      expect(world.field.text()).toContain(said)
      expect(world.field.text()).toContain('Your phone may ring: answer it. Do not call again yet.')
      await world.pass(60)
      expect(placements(world)).toHaveLength(1)
      expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
    },
  )

  it('to a look for the call is told as what it is', async () => {
    const world = await openWorld()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    world.twilio.faults.add({ when: lookingUp, do: { kind: 'status', status: 503 }, times: 'always' })
    await world.field.tap('Call')
    await world.pass(2)
    expect(world.field.text()).toContain('Twilio has trouble at the moment.')
    expect(world.field.text()).not.toMatch(/No connection|connection was lost/)
  })
})

describe('a form with a country', () => {
  const home = { country: 'KE', to_number: respondentNumber.replace('+254', '0') }

  it('shows the number as it will be dialled, and dials that', async () => {
    const world = await openWorld({ parameters: home })
    expect(world.field.text()).toContain('+254 711 222333')
    await world.field.tap('Call')
    expect(sent(placements(world)[0], 'Twiml')).toContain(`<Number>${respondentNumber}</Number>`)
  })

  it('shows it beside the label of each of several numbers', async () => {
    const to_number = `${home.to_number}|0722333444`
    const world = await openWorld({ parameters: { ...home, to_number, to_label: 'Maria|Her son' } })
    expect(world.field.choices()).toEqual([
      '*Maria \u2066+254 711 222333\u2069',
      'Her son \u2066+254 722 333444\u2069',
    ])
    expect(world.field.button('Call Maria')).toBeDefined()
  })

  it('needs nothing new of the team’s Functions', async () => {
    const service = { account_sid: '', auth_token: '', service_url: serviceUrl, service_key: serviceKey }
    const world = await openWorld({ parameters: { ...home, ...service } })
    await world.field.tap('Call')
    expect(sent(placements(world)[0], 'Twiml')).toContain(`<Number>${respondentNumber}</Number>`)
    expect(item(world, 1)).toBe(callsAt(world)[0]?.sid)
  })

  it('hides the number all the same', async () => {
    const world = await openWorld({ parameters: { ...home, display_number: 0 } })
    expect(world.field.document.documentElement.outerHTML.replace(/\D/g, '')).not.toContain('711222333')
    await world.field.tap('Call')
    expect(callsAt(world)).toHaveLength(1)
  })

  it('sends its message to the number as it is dialled', async () => {
    const world = await openWorld({ parameters: { ...home, action: 'sms', sms_text: 'Hello' } })
    expect(world.field.text()).toContain('+254 711 222333')
    await world.field.tap('Send')
    expect(world.twilio.world.messages()[0]?.to).toBe(respondentNumber)
  })
})
