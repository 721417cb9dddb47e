import type { Context } from 'hono'

/** Undefined where it is no JSON. */
export async function readJson(context: Context): Promise<unknown> {
  try {
    const value: unknown = await context.req.json()
    return value
  } catch {
    return undefined
  }
}

export const done = (context: Context): Response => context.body(null, 204)
export const refused = (context: Context, why: string): Response => context.json({ error: why }, 400)

/** 204, or 409 where the phone was not in a state for it, or nobody is there. */
export function answerAct(context: Context, wasDone: boolean): Response {
  return wasDone ? done(context) : context.json({ error: 'The phone cannot do this now' }, 409)
}
