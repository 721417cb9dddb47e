import type { Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server'

/** A running server. */
export interface Listener {
  /** `http://127.0.0.1:8000`, without a slash at the end. */
  readonly url: string
  /** Ends it with all its connections. May be called twice. */
  stop(): Promise<void>
}

/** Anything that answers requests; when it rejects, the connection is broken instead of answered. */
export type Answer = (request: Request) => Promise<Response>

// Nobody else on the network may reach a server with a stand-in's credentials on its page.
const ownMachine = '127.0.0.1'

/**
 * Serves `answer` on this machine alone; port 0 takes any that is free. With `tls` (PEM texts) over HTTPS,
 * as api.twilio.com is.
 *
 * @throws Error that says so when the port is taken
 */
export async function listen(
  answer: Answer,
  port: number,
  tls?: { readonly key: string; readonly cert: string },
): Promise<Listener> {
  const answerOrBreak = async (request: Request, { incoming }: HttpBindings | Http2Bindings) => {
    try {
      return await answer(request)
    } catch {
      incoming.socket.destroy()
      return new Response(null, { status: 502 })
    }
  }
  const settings = tls ? { createServer: createSecureServer, serverOptions: { ...tls } } : {}
  // Types allow HTTP/2 as well, which is not asked for here.
  const server = createAdaptorServer({ fetch: answerOrBreak, ...settings }) as Server
  // Node's own 5 s would close a connection just when a browser sends its next request on it.
  server.keepAliveTimeout = 60_000
  const connections = new Set<Socket>()
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (problem: NodeJS.ErrnoException) => {
      const taken = problem.code === 'EADDRINUSE'
      reject(
        taken ? new Error(`Port ${port} is taken. Choose another: PORT=${port + 10} npm start`) : problem,
      )
    })
    server.listen(port, ownMachine, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://${ownMachine}:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // Node's own closeAllConnections leaves out a connection that is still agreeing on TLS.
        for (const connection of connections) connection.destroy()
      }),
  }
}
