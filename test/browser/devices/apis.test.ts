import { expect, it } from 'vitest'
import { buildPlugin } from '../../../build.ts'
import { usedNames } from '../../plugin/devices/used-names.ts'
import { builtIns, ownNames, webApis } from '../../plugin/devices/web-apis.ts'
import { describeInChromium } from '../describe-in-chromium.ts'
import { useForms } from '../open-form.ts'

const listed = new Set(Object.keys({ ...webApis, ...builtIns }).map((api) => api.replace(/^.*\./, '')))

async function namesInZip(): Promise<{ members: string[]; globals: string[] }> {
  const { files, rest } = await buildPlugin()
  const scripts = [new TextDecoder().decode(files['script.js']), rest]
  const used = await Promise.all(scripts.map(usedNames))
  const all = (kind: 'members' | 'globals') => [...new Set(used.flatMap((names) => [...names[kind]]))]
  return { members: all('members'), globals: all('globals') }
}

describeInChromium('script.js and what it runs', () => {
  const openForm = useForms()

  it('use no member of the platform that the table does not know, and the table has none too many', async () => {
    // Not the field's frame, which has SurveyCTO's names as well.
    const { page } = await openForm()
    const platform = new Set(await page.evaluate(namesOfPlatform))
    const { members, globals } = await namesInZip()
    const used = members.filter((name) => platform.has(name))
    expect(used.filter((name) => !listed.has(name) && !ownNames.has(name))).toEqual([])
    const idle = [...listed].filter((name) => !used.includes(name) && !globals.includes(name))
    expect(idle, 'in the table, and not used').toEqual([])
    expect([...ownNames].filter((name) => !used.includes(name) || listed.has(name))).toEqual([])
  })
})

// Runs in the page: the names of everything that this newest of browsers has, wherever it has them.
function namesOfPlatform(): string[] {
  const names = new Set(Object.getOwnPropertyNames(window))
  const add = (owner: unknown) => {
    if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return
    for (const name of Object.getOwnPropertyNames(owner)) names.add(name)
  }
  for (const space of [window, Intl]) {
    // By their numbers a window has its frames, some of which cannot be looked into.
    for (const name of Object.getOwnPropertyNames(space).filter((one) => !/^\d+$/.test(one))) {
      const owner: unknown = Reflect.get(space, name)
      const isSpace = typeof owner === 'object' && owner !== null && Symbol.toStringTag in owner
      if (typeof owner !== 'function' && !isSpace) continue
      add(owner)
      add(Reflect.get(owner, 'prototype'))
    }
  }
  return [...names]
}
