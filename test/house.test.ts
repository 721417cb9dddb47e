import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { functionSources } from '../src/functions/deploy/routes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A folder with more holds two concerns. */
const mostFiles = 16

/** Where a file's name is its route, and so has to stand beside the others: one for each Function. */
const mostRoutes = { 'src/functions': 20 } as const

function mostIn(path: string): number {
  return path === 'src/functions' ? mostRoutes[path] : mostFiles
}

/** Which rooms a room may import besides itself. A room within another has a line of its own where it may do less. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'src/twilio': [],
  'src/twiml': [],
  'src/stored': ['src/twilio'],
  'src/plugin': ['src/stored', 'src/twilio', 'src/twiml'],
  'src/functions': ['src/stored', 'src/twilio', 'src/twiml'],
  'src/functions/settings': ['src/twilio'],
  'src/functions/runtime': ['src/functions/settings', 'src/twilio', 'src/twiml'],
  // Set up refuses what the field refuses, looks as the field's check looks, and says it in the same words.
  'src/desk': [
    'src/stored',
    'src/twilio',
    'src/twiml',
    'src/plugin/form',
    'src/plugin/check',
    'src/plugin/words',
  ],
  'src/one-page': [],
  'src/stand-in': ['src/twilio', 'src/twiml'],
  'src/workbench': [
    'src/stand-in',
    'src/functions',
    'src/one-page',
    'src/stored',
    'src/twilio',
    'src/twiml',
    'build.ts',
    'extras/forms',
  ],
}

interface Folder {
  readonly path: string
  readonly files: readonly string[]
  readonly folders: readonly Folder[]
}

/** Everything in a folder; paths begin at the root and have slashes everywhere. */
function walk(path: string): Folder {
  const entries = readdirSync(join(root, path), { withFileTypes: true })
  return {
    path,
    files: entries.filter((entry) => entry.isFile()).map(({ name }) => `${path}/${name}`),
    folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => walk(`${path}/${name}`)),
  }
}

function withInner(folder: Folder): Folder[] {
  return [folder, ...folder.folders.flatMap(withInner)]
}

const folders = withInner(walk('src'))
const testFolders = withInner(walk('test'))
const ourFiles = [...folders, ...testFolders, ...withInner(walk('extras'))].flatMap(({ files }) => files)
const scripts = [...ourFiles, 'build.ts'].filter((file) => /\.tsx?$/.test(file))

/** What each script imports of ours, types too. */
const imports: ReadonlyMap<string, readonly string[]> = new Map(
  scripts.map((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const found = text.matchAll(/^(?:import|export)\b[^'"=]*?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm)
    const targets = [...found].map(([, still, later]) => join(dirname(file), still ?? later ?? ''))
    return [file, targets.map((target) => target.split(sep).join('/'))]
  }),
)

/** `file → target` for every import of which this holds. */
function importsWhere(isIt: (file: string, target: string) => boolean): string[] {
  return [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => isIt(file, target)).map((target) => `${file} → ${target}`),
  )
}

const isIn = (room: string) => (path: string) => path === room || path.startsWith(`${room}/`)

/** The room with a line in the table that holds this file. */
function roomOf(file: string): string | undefined {
  const rooms = Object.keys(arrows).filter((room) => isIn(room)(file))
  return rooms.sort((one, other) => other.length - one.length)[0]
}

/** These files and everything that they import, and so on. */
function reachedFrom(starts: readonly string[]): Set<string> {
  const reached = new Set(starts)
  // A set grows while it is gone through.
  for (const file of reached) for (const target of imports.get(file) ?? []) reached.add(target)
  return reached
}

/** Every file that is reached from what it imports. */
function circles(): string[] {
  return scripts.filter((file) => reachedFrom(imports.get(file) ?? []).has(file))
}

describe('the house', () => {
  it(`has at most ${mostFiles} files in a folder`, () => {
    const full = [...folders, ...testFolders].filter(({ path, files }) => files.length > mostIn(path))
    expect(full.map(({ path, files }) => `${path}: ${files.length}`)).toEqual([])
  })

  it('has no folder for one file', () => {
    const lonely = folders.filter((folder) => folder.files.length === 1 && folder.folders.length === 0)
    expect(lonely.map(({ files }) => files[0])).toEqual([])
  })

  it('has no barrels: whoever needs something imports it from where it is', () => {
    const handedOn = scripts.filter((file) =>
      /^export\b[^'"=(]*\bfrom\s*'/m.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(handedOn).toEqual([])
  })

  it('has no circles, of types neither', () => {
    expect(circles()).toEqual([])
  })

  it('has arrows between its rooms in the allowed directions only', () => {
    const wrong = importsWhere((file, target) => {
      const room = roomOf(file)
      if (room === undefined || isIn(room)(target)) return false
      return !arrows[room]?.some((allowed) => isIn(allowed)(target))
    })
    expect(wrong).toEqual([])
  })

  it('gives each room in src its line in the table of arrows', () => {
    expect(folders[0]?.folders.map(({ path }) => path).filter((room) => !(room in arrows))).toEqual([])
    expect(folders[0]?.files).toEqual([])
  })

  it('ships no stand-in, and nothing that is for the developer’s machine', () => {
    const routes = Object.values(functionSources).map((source) => relative(root, source).split(sep).join('/'))
    const shipped = [...reachedFrom(['src/plugin/main.ts', 'src/desk/main.tsx', ...routes])]
    const rooms = ['src/stand-in', 'src/workbench', 'src/one-page', 'src/functions/deploy', 'extras', 'test']
    expect(shipped.filter((file) => rooms.some((room) => isIn(room)(file)))).toEqual([])
    // Else it has found nothing because it has looked nowhere.
    expect(shipped).toContain('src/twilio/transport.ts')
  })

  it('has a stand-in that runs in Node and in a page alike, but for the clock of tests', () => {
    const room = scripts.filter((file) => isIn('src/stand-in')(file) && !file.endsWith('/virtual-clock.ts'))
    const tied = room.filter((file) =>
      /'node:|\bBuffer\b|\bprocess\.|crypto\.subtle|randomUUID/.test(readFileSync(join(root, file), 'utf8')),
    )
    // A page of plain HTTP has no `crypto.subtle`. What encrypts recordings says so there, and all else goes on.
    expect(tied).toEqual(['src/stand-in/twilio/sound/seal.ts'])
    expect(room.length).toBeGreaterThan(80)
  })

  it('has entries that nothing imports', () => {
    expect(importsWhere((_, target) => /\/main\.tsx?$/.test(target))).toEqual([])
  })
})
