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
  return [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span.replaceAll('\\|', '|'))
}

/** A page without its blocks of code. */
function proseOf(page: string): string {
  return readPage(page).replace(/^( *)```[\s\S]*?\n\1```$/gm, '')
}

/** The headings of a page as they are written, those of one rank where it is named: 2 is `##`. */
export function headingsIn(page: string, rank?: number): string[] {
  const found = proseOf(page).matchAll(/^(#+) (.*)$/gm)
  return [...found]
    .filter(([, marks = '']) => rank === undefined || marks.length === rank)
    .map(([, , heading = '']) => heading)
}

/** What GitHub makes of a heading: lower case, punctuation gone, blanks to dashes. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

export function anchorsIn(page: string): string[] {
  return headingsIn(page).map(anchorOf)
}

/** What stands before the first heading of the second rank. */
export function headOf(page: string): string {
  return readPage(page).split(/^## /m)[0] ?? ''
}

/** The part of a page under a heading, up to the next heading of its rank or higher. */
export function sectionOf(page: string, heading: string): string {
  const text = readPage(page)
  const start = text.search(new RegExp(`^#+ ${heading}$`, 'm'))
  const [marks = ''] = /^#+/.exec(text.slice(start)) ?? []
  const end = text.slice(start + 1).search(new RegExp(`\\n#{1,${marks.length}} `))
  return start < 0 ? '' : text.slice(start, end < 0 ? undefined : start + 1 + end)
}

/** The cells of every row of every table, heads included. */
export function rowsIn(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('| '))
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  )
}

/** What a cell has between backticks. */
export function codeIn(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span)
}

/** What is set in bold. */
export function boldIn(text: string): string[] {
  return [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words.replace(/\s+/g, ' '))
}

/** Links and pictures as they are written. */
function linksIn(page: string): string[] {
  const text = readPage(page)
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/<img src="([^"]+)"/g)]
  return links.map(([, link = '']) => link)
}

/** Behind the address of a file: GitHub then gives the file itself, and a disk does not mind. */
export const direct = '?raw=true'

/** Those that are not on other machines. */
export function localLinks(page: string): string[] {
  return linksIn(page)
    .filter((link) => !/^https?:/.test(link))
    .map((link) => link.replace(direct, ''))
}

/** Files that a browser saves and does not show, as they are linked. */
export function downloadsIn(page: string): string[] {
  return linksIn(page).filter((link) => /\.(zip|xlsx)(\?.*)?$/.test(link))
}
