import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A server that has lost its npm notices within half a second; a busy machine needs more. */
const patience = { timeout: 30_000, interval: 100 }

/** A port of this machine that is free, with, as good as always, the two after it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

function isServed(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

/** Begins `npm start` as a shell does that ends at once, without a keyboard. Gives npm's process id when it serves. */
async function startInBackground(port: number): Promise<number> {
  const shell = spawn('sh', ['-c', 'npm start < /dev/null & echo "npm $!"'], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let npm = 0
  for await (const line of createInterface(shell.stdout)) {
    npm = Number(/^npm (\d+)$/.exec(line)?.[1] ?? npm)
    if (line.startsWith('Workbench: ')) break
  }
  onTestFinished(() => end(npm, 'SIGTERM'))
  return npm
}

function end(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended already.
  }
}

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'outlives the shell that began it, but not npm: %s',
    async (signal) => {
      const port = await freePort()
      const npm = await startInBackground(port)
      // Longer than it takes to notice that npm is gone.
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      expect(await isServed(port)).toBe(true)
      end(npm, signal)
      await expect.poll(() => isServed(port), patience).toBe(false)
    },
  )
})
