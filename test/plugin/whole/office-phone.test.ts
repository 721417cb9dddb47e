import { describe, expect, it } from 'vitest'
import { postAsAccount } from '../world/ask-twilio.ts'
import { answersSoon, callsAt, item, placements, placing, remembered, sent } from '../world/calling.ts'
import { respondentNumber } from '../world/form.ts'
import { useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'

const openWorld = useNetwork()

const addresses = [
  ['a SIP desk phone', 'sip:maria@Office.sip.twilio.com', 'maria@Office.sip.twilio.com'],
  ['a SIP phone with parameters', 'sip:maria@office.sip.twilio.com:5061;transport=tls', undefined],
  ['a softphone', 'client:maria', 'client:maria'],
] as const

const colleague = 'sip:john@office.sip.twilio.com'

/** A colleague's field places a call from the same Twilio number. */
async function callColleague({ twilio }: World): Promise<string> {
  const answer = await postAsAccount(twilio, 'Calls.json?by=colleague', {
    To: colleague,
    From: twilio.account.twilioNumbers[0] ?? '',
    Twiml: '<Response><Dial><Number>+254722000000</Number></Dial></Response>',
  })
  const call: { sid: string } = await answer.json()
  return call.sid
}

describe.each(addresses)('%s as from_number', (_name, from_number, written) => {
  const open = () => openWorld({ parameters: { from_number } })

  it('is rung first, and its talk is followed to the end', async () => {
    const world = await open()
    world.twilio.phones.setHabit(from_number, answersSoon)
    world.twilio.phones.setHabit(respondentNumber, { kind: 'answers', afterMs: 2_000, talksMs: 20_000 })
    await world.field.tap('Call')
    expect(sent(placements(world)[0], 'To')).toBe(from_number)
    await world.pass(40)
    expect(world.field.text()).toContain('Talked with Respondent for 20')
    expect(item(world, 0)).toBe('completed')
    if (written) expect(remembered(world).call?.to).toBe(written)
  })

  it('has its lost call found, and not a colleague’s from the same Twilio number', async () => {
    const world = await open()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    world.twilio.faults.add({
      when: { method: 'GET', path: /Calls\.json\?From=/ },
      do: { kind: 'drop-before' },
    })
    await world.field.tap('Call')
    const [mine] = callsAt(world)
    await callColleague(world)
    await callColleague(world)
    await world.reopen()
    await world.pass(5)
    expect(item(world, 1)).toBe(mine?.sid)
    expect(placements(world)).toHaveLength(1)
  })

  it('is asked whether it rang where nothing was placed, whatever colleagues called', async () => {
    const world = await open()
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
    await world.field.tap('Call')
    await callColleague(world)
    await world.pass(30)
    expect(world.field.text()).toContain('Did your phone ring?')
    expect(world.host.stored.answer).toBe('')
  })

  it('rings once where the browser sends the request twice', async () => {
    const world = await open()
    await callColleague(world)
    world.twilio.faults.add({ when: placing, do: { kind: 'twice' } })
    await world.field.tap('Call')
    await world.pass(5)
    const mine = callsAt(world).filter(({ to }) => to === from_number)
    expect(mine).toHaveLength(2)
    expect(mine.filter(({ status }) => status === 'canceled')).toHaveLength(1)
    const others = callsAt(world).filter(({ to }) => to === colleague)
    expect(others.map(({ status }) => status)).not.toContain('canceled')
  })

  it('that is called again has its second call told from the first', async () => {
    const world = await openWorld({ parameters: { from_number, attempts: 2 } })
    world.twilio.phones.setHabit(from_number, { kind: 'busy' })
    await world.field.tap('Call')
    await world.pass(10)
    world.twilio.faults.add({ when: placing, do: { kind: 'drop-after' } })
    await world.field.tap('Call again')
    await world.pass(10)
    expect(remembered(world).log.map(({ sid }) => sid)).toEqual(
      callsAt(world)
        .map(({ sid }) => sid)
        .reverse(),
    )
  })
})
