import { minify } from 'terser'

/** What a script takes from outside itself, and every name it reads of an object, whosever the object is. */
export interface UsedNames {
  readonly globals: ReadonlySet<string>
  readonly members: ReadonlySet<string>
  /** The events it listens to by name. */
  readonly heard: ReadonlySet<string>
}

type Node = Readonly<Record<string, unknown>>

/** Reads a script as it is shipped; minifying keeps the names of members. */
export async function usedNames(script: string): Promise<UsedNames> {
  const tree = await readTree(script)
  const heard = new Set<string>()
  const read = new Set<string>()
  const declared = new Set<string>()
  const members = new Set<string>()
  for (const node of nodesOf(tree)) {
    for (const name of namesRead(node)) read.add(name)
    for (const name of namesDeclared(node)) declared.add(name)
    for (const name of membersOf(node)) members.add(name)
    for (const name of eventsOf(node)) heard.add(name)
  }
  // A name that the script declares anywhere is its own: minified ones are never those of the platform.
  return { globals: new Set([...read].filter((name) => !declared.has(name))), members, heard }
}

/** What a script declares for the whole page. */
export async function topLevelNames(script: string): Promise<string[]> {
  const statements = listOf((await readTree(script))['body'])
  const declarations = statements.flatMap((one) => [one, ...listOf(one['declarations'])])
  return declarations.flatMap((one) =>
    one['type'] === 'ClassDeclaration' ? patternNames(one['id']) : namesDeclared(one),
  )
}

/** Several tests ask of one script, and reading it takes a while. */
const trees = new Map<string, Promise<Node>>()

function readTree(script: string): Promise<Node> {
  const tree = trees.get(script) ?? parse(script)
  trees.set(script, tree)
  return tree
}

/** @throws Error when it cannot be read */
async function parse(script: string): Promise<Node> {
  const format = { comments: false, ast: true, code: false, spidermonkey: true }
  const output: object = await minify(script, { compress: false, mangle: false, format })
  const tree: unknown = Reflect.get(output, 'ast')
  if (!isNode(tree)) throw new Error('The script could not be read.')
  return tree
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesOf(one)
  } else if (isNode(value)) {
    yield value
    for (const part of Object.values(value)) yield* nodesOf(part)
  }
}

function membersOf(node: Node): string[] {
  switch (node['type']) {
    case 'MemberExpression':
      return nameOf(node['property'], node['computed'] === true)
    case 'ObjectPattern':
      return listOf(node['properties']).flatMap((one) => nameOf(one['key'], one['computed'] === true))
    case 'BinaryExpression':
      return node['operator'] === 'in' ? nameOf(node['left'], true) : []
    default:
      return []
  }
}

function eventsOf({ type, callee, arguments: given }: Node): string[] {
  const [first] = listOf(given)
  const isListening = isNode(callee) && nameOf(callee['property'], false).includes('addEventListener')
  return type === 'CallExpression' && isListening ? nameOf(first, true) : []
}

/** Every name in the tree that is not that of a member. */
function namesRead(node: Node): string[] {
  const isKey = ['MemberExpression', 'Property', 'MethodDefinition'].includes(String(node['type']))
  const skipped = isKey && node['computed'] !== true ? ['property', 'key'] : []
  return Object.keys(node)
    .filter((part) => !skipped.includes(part))
    .flatMap((part) => listOf(node[part]).flatMap(identifier))
}

function namesDeclared(node: Node): string[] {
  switch (node['type']) {
    case 'VariableDeclarator':
      return patternNames(node['id'])
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...patternNames(node['id']), ...listOf(node['params']).flatMap(patternNames)]
    case 'CatchClause':
      return patternNames(node['param'])
    default:
      return []
  }
}

function patternNames(pattern: unknown): string[] {
  if (!isNode(pattern)) return []
  switch (pattern['type']) {
    case 'Identifier':
      return identifier(pattern)
    case 'ObjectPattern':
      return listOf(pattern['properties']).flatMap((one) => patternNames(one['value'] ?? one['argument']))
    case 'ArrayPattern':
      return listOf(pattern['elements']).flatMap(patternNames)
    case 'AssignmentPattern':
      return patternNames(pattern['left'])
    case 'RestElement':
      return patternNames(pattern['argument'])
    default:
      return []
  }
}

/** A member's name, which may be written as a text; a computed one is unknown. */
function nameOf(node: unknown, computed: boolean): string[] {
  if (!isNode(node)) return []
  const { type, value } = node
  if (type === 'Literal') return typeof value === 'string' ? [value] : []
  return computed ? [] : identifier(node)
}

function identifier({ type, name }: Node): string[] {
  return type === 'Identifier' && typeof name === 'string' ? [name] : []
}

function listOf(value: unknown): Node[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
}
