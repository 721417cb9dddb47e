import { expect } from 'vitest'
import type { Behaviour } from '../../../src/stand-in/twilio/behaviour.ts'
import type { PhoneView } from '../../../src/stand-in/twilio/phones/phones.ts'
import type { HookSettings } from '../../../src/stand-in/twilio/webhooks/hooks.ts'
import { respondent, type Setup, setUp } from './fixture.ts'

export const own = '+12025550110'
export const team = 'https://team.example.org'

/** One question of Twilio's, as the team's server gets it. */
export interface Asked {
  readonly path: string
  readonly url: string
  readonly method: string
  readonly headers: Headers
  /** The form of a POST, the query of a GET. */
  readonly told: Readonly<Record<string, string>>
}

/** What the server answers at a path: TwiML without its Response, or a whole answer. */
export type Reply = string | ((asked: Asked) => string | Response | Promise<string | Response>)

export interface TeamSetup extends Setup {
  readonly asked: Asked[]
  /** What was asked at a path, first to last. */
  askedAt(path: string): Asked['told'][]
  phone(number?: string): PhoneView | undefined
  /** The respondent calls the team's number, and the first document has come. Answers the SID. */
  callIn(): Promise<string>
  hook(path: string): string
}

export function twiml(inside: string): Response {
  return new Response(`<Response>${inside}</Response>`, { headers: { 'Content-Type': 'text/xml' } })
}

async function readAsked(request: Request): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url)
  const { method, headers, url } = request
  const form = method === 'POST' ? new URLSearchParams(await request.clone().text()) : searchParams
  return { path: pathname, url, method, headers, told: Object.fromEntries(form) }
}

/**
 * A team whose number asks `/voice` and `/message` of its server, unless `settings` say otherwise. A path
 * without a reply is answered 404.
 */
export function setUpTeam(
  replies: Readonly<Record<string, Reply>>,
  settings: { readonly number?: HookSettings; readonly behaviour?: Partial<Behaviour> } = {},
): TeamSetup {
  const asked: Asked[] = []
  const reach = async (request: Request): Promise<Response> => {
    const question = await readAsked(request)
    asked.push(question)
    const reply = replies[question.path]
    if (reply === undefined) return new Response('Not found', { status: 404 })
    const answer = typeof reply === 'string' ? reply : await reply(question)
    return typeof answer === 'string' ? twiml(answer) : answer
  }
  const number = settings.number ?? { voiceUrl: `${team}/voice`, smsUrl: `${team}/message` }
  const setup = setUp({ numbers: { [own]: number }, ...settings.behaviour }, reach)
  const phone = (of = respondent): PhoneView | undefined =>
    setup.twilio.phones.list().find((one) => one.number === of)
  return {
    ...setup,
    asked,
    askedAt: (path) => asked.filter((one) => one.path === path).map((one) => one.told),
    phone,
    hook: (path) => team + path,
    async callIn() {
      expect(setup.twilio.phones.call(respondent, own)).toBe(true)
      const sid = phone()?.callSid ?? ''
      await setup.clock.advance(0)
      return sid
    },
  }
}
