import { describe, expect, it } from 'vitest'
import { messageJson } from '../twilio/message-json.ts'
import {
  documentOf,
  enumerator,
  incomingMessage,
  ownNumber,
  respondent,
  type Scene,
  setScene,
  supervisor,
} from './visiting.ts'

interface Outgoing {
  readonly to: string | undefined
  readonly from: string | undefined
  readonly body: string
}

/** What Twilio would send of the answer; without `to` it goes to whoever wrote. */
async function write(scene: Scene, changes: Readonly<Record<string, string>> = {}): Promise<Outgoing[]> {
  const answer = await scene.post('/incoming-message', incomingMessage(changes))
  expect(answer).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' })
  return documentOf(answer.body).map((verb) => {
    expect(verb.name).toBe('Message')
    return { to: verb.attributes.get('to'), from: verb.attributes.get('from'), body: verb.text }
  })
}

const link = 'https://team.surveycto.com/collect/follow_up?caseid=1204'

describe('a message from a respondent', () => {
  it('is passed on to the enumerator who last called, and answered', async () => {
    expect(await write(setScene())).toEqual([
      { to: enumerator, from: ownNumber, body: `Maria (case 1204) wrote: I am at home after six\n${link}` },
      {
        to: undefined,
        from: undefined,
        body: 'Thank you. Your message has been passed on to your interviewer.',
      },
    ])
  })

  it('changes nothing at Twilio by itself: what goes out is in the answer alone', async () => {
    const scene = setScene()
    await write(scene)
    await write(scene)
    expect(scene.sent.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('is passed on to the enumerator who wrote since, where callers.csv gives that number to one alone', async () => {
    const writer = '+255754000006'
    const callers = (others: object[]) =>
      JSON.stringify([{ user: 'juma', callerId: '+12025550111', email: '', phone: writer }, ...others])
    const wrote = messageJson({
      to: respondent,
      from: '+12025550111',
      date_created: 'Thu, 15 Jan 2026 08:30:00 +0000',
    })
    const alone = setScene({ callers: callers([]) })
    alone.messages.push(wrote)
    expect((await write(alone))[0]?.to).toBe(writer)

    const shared = setScene({
      callers: callers([{ user: 'asha', callerId: '+12025550111', phone: '+255754000007' }]),
    })
    shared.messages.push(wrote)
    expect((await write(shared))[0]?.to).toBe(enumerator)
  })

  it('is passed on to the enumerator who called since an earlier message', async () => {
    const callers = JSON.stringify([
      { user: 'juma', callerId: '+12025550111', email: '', phone: '+255754000006' },
    ])
    const scene = setScene({ callers })
    scene.messages.push(
      messageJson({ to: respondent, from: '+12025550111', date_created: 'Thu, 15 Jan 2026 07:30:00 +0000' }),
    )
    expect((await write(scene))[0]?.to).toBe(enumerator)
  })

  it('brings pictures along by link', async () => {
    const picture = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1'
    const [forwarded] = await write(setScene(), {
      NumMedia: '1',
      MediaUrl0: picture,
      MediaContentType0: 'image/jpeg',
    })
    expect(forwarded?.body).toBe(`Maria (case 1204) wrote: I am at home after six\n${link}\n${picture}`)
  })

  it('goes in several numbered messages where one does not hold it, and nothing of it is lost', async () => {
    const body = '🙂'.repeat(800)
    const [first, second] = await write(setScene(), { Body: body })
    expect(first?.body).toMatch(/^\(1\/2\) Maria \(case 1204\) wrote: 🙂+$/u)
    expect(second?.body).toMatch(/^\(2\/2\) 🙂+\nhttps/u)
    for (const part of [first, second]) expect(part).toMatchObject({ to: enumerator, from: ownNumber })
    const said = `${first?.body}${second?.body}`
    expect(said.match(/🙂/gu)).toHaveLength(800)
    expect(first?.body.length).toBeLessThanOrEqual(1600)
  })

  it('goes to the supervisor where nobody has called', async () => {
    const scene = setScene()
    scene.calls.length = 0
    expect((await write(scene))[0]?.to).toBe(supervisor)
  })

  it('is answered without a claim where it can be passed on to nobody', async () => {
    const scene = setScene({ environment: { SUPERVISOR_NUMBER: '' } })
    scene.calls.length = 0
    expect(await write(scene)).toEqual([
      { to: undefined, from: undefined, body: 'Thank you. We have received your message.' },
    ])
  })

  it.each(['silence', 'broken'] as const)('reaches the supervisor where Twilio gives %s', async (fault) => {
    const scene = setScene()
    scene.fault = () => fault
    expect((await write(scene)).map(({ to }) => to)).toEqual([supervisor, undefined])
  })

  it('is answered once where several come within minutes', async () => {
    const scene = setScene()
    scene.messages.unshift(
      messageJson({
        to: respondent,
        direction: 'outbound-reply',
        date_created: 'Thu, 15 Jan 2026 08:55:00 +0000',
      }),
    )
    expect(await write(scene)).toHaveLength(1)
    await scene.clock.advance(11 * 60_000)
    expect(await write(scene)).toHaveLength(2)
  })

  it('of the team’s own is neither passed on nor answered', async () => {
    expect(await write(setScene(), { From: enumerator })).toEqual([])
    expect(await write(setScene(), { From: supervisor })).toEqual([])
  })

  it('over WhatsApp is known by its number, and passed on from the team’s own', async () => {
    const whatsapp = { From: `whatsapp:${respondent}`, To: `whatsapp:${ownNumber}` }
    const [forwarded] = await write(setScene({ environment: { NOTICE_FROM: ownNumber } }), whatsapp)
    expect(forwarded).toMatchObject({ to: enumerator, from: ownNumber })
    expect(await write(setScene(), whatsapp)).toHaveLength(1)
  })
})

describe('STOP, START and HELP', () => {
  it.each(['STOP', ' stop ', 'Unsubscribe'])('%o is answered by Twilio alone, and noted', async (Body) => {
    expect(await write(setScene(), { Body })).toEqual([
      {
        to: supervisor,
        from: ownNumber,
        body: `Maria (case 1204) wrote STOP: Twilio sends no more messages there. ${link}`,
      },
    ])
  })

  it('START is noted too', async () => {
    expect((await write(setScene(), { Body: 'Start' }))[0]?.body).toContain('wrote START')
  })

  it('in another language is known by what a messaging service says of it', async () => {
    expect((await write(setScene(), { Body: 'ACHA', OptOutType: 'STOP' }))[0]?.body).toContain('wrote STOP')
  })

  it('HELP is left to Twilio', async () => {
    expect(await write(setScene(), { Body: 'help' })).toEqual([])
  })

  it.each(['Yes', 'Please stop by tomorrow'])('%o is a message like any other', async (Body) => {
    expect((await write(setScene(), { Body }))[0]?.body).toContain(Body)
  })
})
