import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

function read(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
}

/** What the step that installs answers to a call of one of its own functions. */
function askNodeVersion(call: string): unknown {
  const module = new URL('../.ci/node-version.mjs', import.meta.url).href
  const script = `import { isWanted, describeWanted } from '${module}'; console.log(JSON.stringify(${call}))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  return JSON.parse(stdout)
}

const packageJson: { engines: { node: string } } = JSON.parse(read('package.json'))
const { node: engines } = packageJson.engines

describe('the version of Node', () => {
  it('is taken where every tool runs, and refused where one does not', () => {
    const versions = [
      '18.20.0',
      '20.18.3',
      '20.19.0',
      '21.7.0',
      '22.12.0',
      '22.13.1',
      '23.5.0',
      '24.0.0',
      '26.1.0',
    ]
    const taken = askNodeVersion(
      `${JSON.stringify(versions)}.filter((one) => isWanted(one, ${JSON.stringify(engines)}))`,
    )
    expect(taken).toEqual(['20.19.0', '22.13.1', '24.0.0', '26.1.0'])
  })

  it('is the same in the documents', () => {
    const words = askNodeVersion(`describeWanted(${JSON.stringify(engines)})`)
    expect(words).toBe('20.19, 22.13, 24 or newer')
    for (const page of ['README.md', 'extras/functions/guide.md'])
      expect(read(page)).toContain(`Node ${words}`)
  })

  it('is no older than what the strictest tool asks for', () => {
    const jsdom: { engines: { node: string } } = JSON.parse(read('node_modules/jsdom/package.json'))
    expect(engines).toBe(jsdom.engines.node)
  })
})
