// Installs the locked packages when they are not there yet, so that `npm start` and
// `npm test` work from a bare clone. A second run sees the stamp and does nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeWanted, isWanted } from './node-version.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}/node_modules/.installed-lock`

const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
if (!isWanted(process.versions.node, engines.node)) {
  const wanted = describeWanted(engines.node)
  console.error(`Node ${wanted} is needed; this is ${process.version}. See https://nodejs.org`)
  process.exit(1)
}

const wanted = createHash('sha256')
  .update(readFileSync(`${root}/package-lock.json`))
  .digest('hex')
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

if (installed !== wanted) {
  console.log('Installing the development tools (once) ...')
  // npm is a .cmd file on Windows, which only a shell can start.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    console.error('npm ci failed. Is the npm registry reachable from here?')
    process.exit(npm.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
