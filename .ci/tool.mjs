// Runs a tool once the packages are there, and ends it when npm has ended: `node .ci/tool.mjs FILE ...`.
import './install.mjs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { whenNpmEnds } from './npm-end.mjs'

const [file, ...rest] = process.argv.slice(2)
process.argv.splice(1, Number.POSITIVE_INFINITY, resolve(file), ...rest)
// The tool itself knows how to end well.
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'))
if (file.endsWith('.ts')) {
  const { register } = await import('tsx/esm/api')
  register()
}
await import(pathToFileURL(resolve(file)).href)
