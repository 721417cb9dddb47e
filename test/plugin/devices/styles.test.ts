import { readFileSync } from 'node:fs'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { oldProperties, oldWords, youngerCss } from './css-features.ts'
import { oldest } from './web-apis.ts'

const sheets = ['style.css', 'src/plugin/panel/panel.css'].map((name) => ({
  name,
  text: readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
}))

function found(text: string, pattern: RegExp, ending = ''): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, word = '']) => word + ending))]
}

describe.each(sheets)('$name', ({ text }) => {
  it('has no syntax newer than the oldest WebView', async () => {
    const target = [`chrome${oldest[0]}`, `safari${oldest[1]}`]
    const kept = await transform(text, { loader: 'css', target: 'esnext' })
    const lowered = await transform(text, { loader: 'css', target })
    // For Safari 11 esbuild adds the prefixed property where it stands already.
    const plain = (code: string) => code.replace(/^\s*-webkit-user-select: .*\n/gm, '')
    expect(plain(lowered.code)).toBe(plain(kept.code))
  })

  it('uses only properties whose absence the table answers for', () => {
    const properties = found(text, /[{;]\s*([a-z-]+):/g).filter((name) => !name.startsWith('--'))
    expect(properties.filter((name) => !oldProperties.has(name) && !(name in youngerCss))).toEqual([])
  })

  it('uses only selectors, functions and conditions whose absence the table answers for', () => {
    const words = [
      ...found(text, /[\w\])](::?[a-z-]+)(?=[\s,{.:[])/g),
      ...found(text, /(?<![@-])\b([a-z-]+)\(/g, '()'),
      ...found(text, /@media \(([a-z-]+)/g),
    ]
    expect(words.filter((word) => !oldWords.has(word) && !(word in youngerCss))).toEqual([])
  })
})
