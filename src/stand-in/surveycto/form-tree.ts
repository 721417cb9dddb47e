import type { FormRow } from './form.ts'

/** What a form stores, in its order: fields, and repeat groups with what they repeat. Other groups hold nothing. */
export type FormNode =
  | { readonly kind: 'field'; readonly name: string; readonly type: string }
  | {
      readonly kind: 'repeat'
      readonly name: string
      /** The form says how often it is repeated, and then stores that as well. */
      readonly isCounted: boolean
      readonly nodes: readonly FormNode[]
    }

/** The fields of one visit to a form, or to an instance of a repeat group. */
export interface Instance {
  readonly values: Readonly<Record<string, string>>
  /** By the name of the repeat group, in the order they were filled in. */
  readonly repeats?: Readonly<Record<string, readonly Instance[]>>
}

/** Reads a form's definition. Rows that are switched off store nothing. */
export function treeOf(survey: readonly FormRow[]): readonly FormNode[] {
  const root: FormNode[] = []
  const open: FormNode[][] = [root]
  for (const { type = '', name = '', disabled, repeat_count: count = '' } of survey) {
    const nodes = open.at(-1)
    if (disabled === 'yes' || type === '' || !nodes) continue
    if (type.startsWith('end ')) open.pop()
    else if (type === 'begin repeat') {
      const inner: FormNode[] = []
      nodes.push({ kind: 'repeat', name, isCounted: count !== '', nodes: inner })
      open.push(inner)
    } else if (type.startsWith('begin ')) open.push(nodes)
    else nodes.push({ kind: 'field', name, type })
  }
  return root
}

/** What a form of ours holds once it is filled in: each of its repeat groups has one instance. */
export function instanceOf(nodes: readonly FormNode[], fields: Readonly<Record<string, string>>): Instance {
  const values: Record<string, string> = {}
  const repeats: Record<string, Instance[]> = {}
  for (const node of nodes) {
    if (node.kind === 'field') values[node.name] = fields[node.name] ?? ''
    else repeats[node.name] = [instanceOf(node.nodes, fields)]
  }
  return { values, repeats }
}
