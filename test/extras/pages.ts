import { readdirSync, readFileSync } from 'node:fs'

export const root = new URL('../../', import.meta.url)

/** Every page that people read, by its path from the top. */
export const pages: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(new URL('extras/', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `extras/${file.replaceAll('\\', '/')}`)
    .sort(),
]

export function readPage(page: string): string {
  return readFileSync(new URL(page, root), 'utf8')
}

/** A block of code, without the blanks in front of its lines that a list puts there. */
export interface Block {
  readonly page: string
  /** The word behind the three backticks. */
  readonly language: string
  readonly text: string
}

export function blocksIn(page: string): Block[] {
  const found = readPage(page).matchAll(/^( *)```(\w*)\n([\s\S]*?)\n\1```$/gm)
  return [...found].map(([, indent = '', language = '', text = '']) => ({
    page,
    language,
    text: text.replace(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

/** What stands between single backticks, blocks left out. */
export function spansIn(page: string): string[] {
  const prose = readPage(page).replace(/^( *)```[\s\S]*?\n\1```$/gm, '')
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span.replaceAll('\\|', '|'))
}

/** What GitHub makes of a heading: lower case, punctuation gone, blanks to dashes. */
export function anchorsIn(page: string): string[] {
  return [...readPage(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Links and pictures that are not on other machines, as they are written. */
export function localLinks(page: string): string[] {
  const text = readPage(page)
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/<img src="([^"]+)"/g)]
  return links.map((link) => link[1] ?? '').filter((link) => !/^https?:/.test(link))
}
