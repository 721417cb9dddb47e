import { withoutCors } from '../api/cors.ts'
import { answerRefusal, Refusal, usualRefusal } from '../api/refusal.ts'
import type { Fault } from './fault.ts'

/** The connection broke. A server in front must destroy the socket, as this is not an answer. */
export class ConnectionDropped extends Error {
  constructor() {
    super('The connection was dropped')
    this.name = 'ConnectionDropped'
  }
}

/** What a fault has at hand. */
export interface FaultTools {
  /** Lets Twilio act, and gives its answer; with `readAt`, reads show the world of that moment. */
  act(readAt?: number): Promise<Response>
  now(): number
  /** Rejects when the stand-in stops. */
  wait(ms: number): Promise<void>
  /** Never resolves; rejects when the client gives up or the stand-in stops. */
  waitForEver(): Promise<never>
}

function withBody(answer: Response, body: string): Response {
  const headers = new Headers(answer.headers)
  headers.delete('Content-Length')
  return new Response(body, { status: answer.status, headers })
}

const portalPage =
  '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>'

function refusalOf({ status, code, message }: Extract<Fault, { kind: 'status' }>): Refusal {
  const usual = usualRefusal(status)
  return new Refusal(status, code ?? usual.code, message ?? usual.message)
}

/**
 * The answer with this fault in it, for the browsers that are let in; rejects with ConnectionDropped where
 * there is none.
 */
export async function applyFault(fault: Fault, tools: FaultTools): Promise<Response> {
  switch (fault.kind) {
    case 'latency': {
      await tools.wait(fault.ms / 2)
      const answer = await tools.act()
      await tools.wait(fault.ms / 2)
      return answer
    }
    case 'drop-before':
      throw new ConnectionDropped()
    case 'drop-after':
      await tools.act()
      throw new ConnectionDropped()
    case 'twice':
      await tools.act()
      return fault.repeatStatus === undefined ? tools.act() : answerRefusal(usualRefusal(fault.repeatStatus))
    case 'status':
      if (fault.acted && fault.status !== 429) await tools.act()
      return answerRefusal(refusalOf(fault))
    case 'html':
      if (fault.acted) await tools.act()
      return new Response(portalPage, {
        status: fault.status,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      })
    case 'truncated': {
      const answer = await tools.act()
      const body = await answer.text()
      return withBody(answer, body.slice(0, Math.floor(body.length / 2)))
    }
    case 'foreign-json':
      if (fault.acted) await tools.act()
      return Response.json({ hello: 'world' }, { status: fault.status ?? 200 })
    case 'no-cors':
      return withoutCors(await tools.act())
    case 'stale':
      return tools.act(tools.now() - fault.ms)
    case 'hang':
      if (fault.acted) await tools.act()
      return tools.waitForEver()
  }
}
