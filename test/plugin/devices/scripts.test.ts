import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { buildPlugin } from '../../../build.ts'
import { topLevelNames, usedNames } from './used-names.ts'
import { builtIns, doneWithout, events, oldest, type Since, webApis } from './web-apis.ts'

const { files, rest } = await buildPlugin()
const scripts = [
  { name: 'script.js', text: new TextDecoder().decode(files['script.js']) },
  { name: 'what script.js runs', text: rest },
]

/** What SurveyCTO puts in front of the script, beside the language's and the browser's own. */
const hostGlobals = ['fieldProperties', 'getMetaData', 'getPluginParameter', 'setAnswer', 'setMetaData']
/** Functions and objects that every one of the oldest engines has. */
const oldGlobals = [
  ...['Array', 'Boolean', 'Date', 'Error', 'Intl', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise'],
  ...['Reflect', 'RegExp', 'Set', 'String', 'TextEncoder', 'btoa', 'clearTimeout', 'decodeURIComponent'],
  ...['document', 'encodeURIComponent', 'requestAnimationFrame', 'setTimeout', 'undefined', 'window'],
  // These are the library of numbers' own.
  ...['Symbol', 'TypeError', 'arguments', 'isNaN'],
]
const youngerGlobals = Object.keys(doneWithout).map((api) => api.replace(/\..*/, ''))

function isYounger([chrome, safari]: Since): boolean {
  return chrome > oldest[0] || safari > oldest[1]
}

describe.each(scripts)('$name', ({ name, text }) => {
  it('has no syntax newer than the oldest WebView', async () => {
    // What needs lowering for the target would come out changed; see build.ts for what esbuild is too strict with.
    const supported = { destructuring: true, 'template-literal': true }
    const [kept, lowered] = await Promise.all([
      transform(text, { target: 'esnext' }),
      transform(text, { target: ['es2017', `chrome${oldest[0]}`, `safari${oldest[1]}`], supported }),
    ])
    expect(lowered.code).toBe(kept.code)
  })

  it('takes nothing from outside but what the oldest WebView and SurveyCTO have', async () => {
    const known = [...oldGlobals, ...hostGlobals, ...youngerGlobals, 'twilioCall']
    const { globals } = await usedNames(text)
    expect([...globals].filter((one) => !known.includes(one))).toEqual([])
  })

  it('listens to no event that the table does not know', async () => {
    const { heard } = await usedNames(text)
    expect([...heard].filter((one) => !(one in events))).toEqual([])
  })

  // Safari refuses a script whose let, const or class has the name of a global of the page, and gives
  // functions that are declared in a condition to nobody.
  it('declares at its top nothing but the functions that SurveyCTO calls, and those that keep its texts', async () => {
    const names = ['clearAnswer', 'setFocus', 'twilioCallRest', 'twilioCallLanguages']
    expect(await topLevelNames(text)).toEqual(name === 'script.js' ? names : [])
  })
})

describe('the table of web APIs', () => {
  it('says of each that is younger than the oldest engine, and of no other, how a field does without', () => {
    const younger = Object.entries({ ...webApis, ...builtIns, ...events })
      .filter(([, since]) => isYounger(since))
      .map(([api]) => api)
    expect(Object.keys(doneWithout).sort()).toEqual(younger.sort())
  })
})
