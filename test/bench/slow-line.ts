import { connect, createServer, type Socket } from 'node:net'

/** A line to a server of this machine on which everything takes its time. */
export interface SlowLine {
  readonly port: number
  /** Bytes that went through so far, both ways, encrypted as they are. */
  readonly bytes: number
  stop(): Promise<void>
}

/**
 * Passes bytes on to `port`, `oneWayMs` late in either direction. A connection is made on this machine and so
 * takes no time; the round trip that TCP's handshake takes on a real line is added to its first bytes.
 */
export async function startSlowLine(port: number, oneWayMs: number): Promise<SlowLine> {
  const sockets = new Set<Socket>()
  let bytes = 0

  function pass(from: Socket, to: Socket, handshakeMs: number): void {
    let dueAt = Date.now() + handshakeMs
    from.on('data', (chunk) => {
      bytes += chunk.length
      const now = Date.now()
      dueAt = Math.max(dueAt, now + oneWayMs)
      setTimeout(() => to.write(chunk), dueAt - now)
    })
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      setTimeout(() => to.end(), oneWayMs)
    })
    sockets.add(from)
  }

  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true })
    pass(near, far, 3 * oneWayMs)
    pass(far, near, 0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The slow line has no port.')
  return {
    port: address.port,
    get bytes() {
      return bytes
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
