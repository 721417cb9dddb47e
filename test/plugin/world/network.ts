import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, onTestFinished } from 'vitest'
import { ConnectionDropped } from '../../../src/stand-in/twilio/faults/apply-fault.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { openWorld, type World, type WorldSettings } from './open-field.ts'
import { serviceUrl } from './team-service.ts'

export interface NetworkSettings extends Omit<WorldSettings, 'fetch' | 'network'> {
  /** Prepares Twilio before the field is opened. */
  prepare?: (twilio: StandInTwilio) => void
  /** What somebody in between makes of Twilio's answer. */
  alter?: (answer: Response, request: Request) => Promise<Response>
}

/**
 * For a test file: opens fields whose requests leave through Node's own `fetch`. msw catches them and hands
 * them to the stand-in Twilio; a request to any other place fails the test.
 */
export function useNetwork(): (settings?: NetworkSettings) => Promise<World> {
  const server = setupServer()
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())

  return async (settings = {}) => {
    const world = await openWorld({
      ...settings,
      network({ twilio, page, service }) {
        settings.prepare?.(twilio)
        server.use(
          http.all('https://api.twilio.com/*', ({ request }) =>
            page.isOffline() ? HttpResponse.error() : pass(twilio, request, settings),
          ),
          http.all(`${serviceUrl}/*`, ({ request }) =>
            page.isOffline()
              ? HttpResponse.error()
              : service.answer(request).catch(() => HttpResponse.error()),
          ),
        )
        return (url, init) => fetch(url, init)
      },
    })
    onTestFinished(() => {
      world.field.running.stop()
      world.twilio.stop()
    })
    return world
  }
}

/** As a browser does, keeps an answer without CORS headers from the page. */
async function pass(twilio: StandInTwilio, request: Request, { alter }: NetworkSettings): Promise<Response> {
  try {
    const asked = request.clone()
    // Node's own `fetch` names no origin; every browser does, and no answer may be read without.
    asked.headers.set('Origin', 'https://example.surveycto.com')
    const answer = await twilio.fetch(asked)
    if (!answer.headers.has('Access-Control-Allow-Origin')) return HttpResponse.error()
    return alter ? await alter(answer, request) : answer
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) throw error
    return HttpResponse.error()
  }
}
