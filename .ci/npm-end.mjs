import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const everyMs = 500

/**
 * Calls `end` once when the npm that runs this script is gone. npm passes a signal on to no more than the shell that it
 * starts a script in, and nothing when it is killed. A script that npm has not started goes on whatever its parent does.
 */
export function whenNpmEnds(end) {
  if (!process.env.npm_lifecycle_event) return
  const { ppid } = process
  const parent = describe(ppid)
  const npm = parent && /^(ba|da|z|k)?sh$/.test(parent.name) ? parent.ppid : ppid
  const watch = setInterval(() => {
    if (process.ppid === ppid && isAlive(npm)) return
    clearInterval(watch)
    end()
  }, everyMs)
  watch.unref()
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (problem) {
    return problem.code === 'EPERM'
  }
}

/** A process's name and its parent; undefined where this system does not say. */
function describe(pid) {
  const found = /^\d+ \((.*)\) \S (\d+)/s.exec(statusOf(pid))
  return found ? { name: found[1], ppid: Number(found[2]) } : undefined
}

/** As Linux has it under /proc: `12 (name) S 1`. */
function statusOf(pid) {
  const file = `/proc/${pid}/stat`
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [, parent, path] = /^\s*(\d+)\s+(.*)$/m.exec(stdout ?? '') ?? []
  return parent ? `${pid} (${path.split('/').pop()}) S ${parent}` : ''
}
