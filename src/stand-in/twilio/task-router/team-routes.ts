import type { Hono } from 'hono'
import type { Account } from '../account.ts'
import { type ApiContext, type ApiEnv, readForm } from '../api/api-context.ts'
import { notFound, Refusal } from '../api/refusal.ts'
import { admitToYoungApi, formatList, jsonIn, needText, textIn } from '../api/young-api.ts'
import type { Behaviour } from '../behaviour.ts'
import { isHookUrl } from '../webhooks/hooks.ts'
import { ExpressionError, readExpression } from './expression.ts'
import type { Formats } from './format-task-router.ts'
import type { Activity, Workspace } from './records.ts'
import { findPart, listOf, workspacesRoot } from './route-tools.ts'
import type { TaskRouter } from './task-router.ts'
import { partsOf } from './team.ts'

/** What the routes of TaskRouter work with. */
export interface TaskRouterParts {
  readonly account: Account
  readonly behaviour: Behaviour
  readonly taskRouter: TaskRouter
  readonly formats: Formats
  readonly now: () => number
}

/** Twilio allows up to two days; 120 s where nothing is said. */
const usualReservationTimeoutSeconds = 120

function readEvents(form: URLSearchParams): Partial<Pick<Workspace, 'eventCallbackUrl' | 'eventsFilter'>> {
  const url = form.get('EventCallbackUrl')
  const filter = form.get('EventsFilter')
  if (url !== null && url !== '' && !isHookUrl(url)) {
    throw new Refusal(400, 20001, `EventCallbackUrl is not a valid URL: ${url}`)
  }
  const events = (filter ?? '').split(',').map((event) => event.trim())
  return {
    ...(url === null ? {} : { eventCallbackUrl: url }),
    ...(filter === null ? {} : { eventsFilter: events.filter((event) => event !== '') }),
  }
}

/** Which activity a worker takes who lets a reservation time out; it can be said once the workspace is there. */
function readTimeoutActivity(
  form: URLSearchParams,
  activities: readonly Activity[],
): Partial<Pick<Workspace, 'timeoutActivitySid'>> {
  const sid = textIn(form, 'TimeoutActivitySid')
  if (sid === undefined) return {}
  if (activities.some((one) => one.sid === sid)) return { timeoutActivitySid: sid }
  throw new Refusal(400, 20001, `TimeoutActivitySid is not valid: ${sid}`)
}

function readTargetWorkers(form: URLSearchParams): string | undefined {
  const expression = textIn(form, 'TargetWorkers')
  if (expression === undefined) return undefined
  try {
    readExpression(expression)
    return expression
  } catch (error) {
    if (error instanceof ExpressionError) throw new Refusal(400, 20001, error.message)
    throw error
  }
}

function readReservationTimeout(form: URLSearchParams): number | undefined {
  const text = textIn(form, 'TaskReservationTimeout')
  if (text === undefined) return undefined
  const seconds = Number(text)
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 172_800) return seconds * 1000
  throw new Refusal(400, 20001, `TaskReservationTimeout is not valid: ${text}`)
}

/** Changes what is given, and dates the change. */
function change<Kind extends { updatedAt: number }>(one: Kind, given: Partial<Kind>, now: number): Kind {
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.assign(one, Object.fromEntries(known), { updatedAt: now })
}

function addWorkspaceRoutes(app: Hono<ApiEnv>, parts: TaskRouterParts): void {
  const { taskRouter, formats, now } = parts
  const { team } = taskRouter
  const one = `${workspacesRoot}/:workspace`
  const find = (context: ApiContext): Workspace => {
    const workspace = team.workspaces.get(context.req.param('workspace') ?? '')
    if (!workspace) throw notFound(context.req.path)
    return workspace
  }

  app.get(workspacesRoot, (context) => {
    admitToYoungApi(parts, context)
    return context.json(
      formatList(context, listOf('workspaces'), [...team.workspaces.values()], formats.workspace),
    )
  })
  app.post(workspacesRoot, async (context) => {
    admitToYoungApi(parts, context)
    const form = await readForm(context)
    const settings = { name: needText(form, 'FriendlyName'), eventCallbackUrl: '', eventsFilter: [] }
    return context.json(formats.workspace(team.addWorkspace({ ...settings, ...readEvents(form) })), 201)
  })
  app.get(one, (context) => {
    return context.json(formats.workspace(find(context)))
  })
  app.post(one, async (context) => {
    const form = await readForm(context)
    const workspace = find(context)
    const name = textIn(form, 'FriendlyName')
    const given = {
      ...readEvents(form),
      ...readTimeoutActivity(form, partsOf(team.activities, workspace.sid)),
      ...(name === undefined ? {} : { name }),
    }
    return context.json(formats.workspace(change(workspace, given, now())))
  })
  app.delete(one, (context) => {
    team.removeWorkspace(find(context).sid)
    return context.body(null, 204)
  })
  app.get(`${one}/Activities`, (context) => {
    const activities = partsOf(team.activities, find(context).sid)
    return context.json(formatList(context, listOf('activities'), activities, formats.activity))
  })
  app.get(`${one}/Activities/:sid`, (context) =>
    context.json(formats.activity(findPart(context, team.activities))),
  )
}

function addWorkerRoutes(app: Hono<ApiEnv>, { taskRouter, formats, now }: TaskRouterParts): void {
  const { team } = taskRouter
  const list = `${workspacesRoot}/:workspace/Workers`

  app.get(list, (context) => {
    const workers = partsOf(team.workers, context.req.param('workspace'))
    return context.json(formatList(context, listOf('workers'), workers, formats.worker))
  })
  app.post(list, async (context) => {
    const form = await readForm(context)
    const worker = team.addWorker(context.req.param('workspace'), {
      name: needText(form, 'FriendlyName'),
      attributes: jsonIn(form, 'Attributes') ?? '{}',
      activitySid: textIn(form, 'ActivitySid'),
    })
    taskRouter.route()
    return context.json(formats.worker(worker), 201)
  })
  app.get(`${list}/:sid`, (context) => context.json(formats.worker(findPart(context, team.workers))))
  app.post(`${list}/:sid`, async (context) => {
    const worker = findPart(context, team.workers)
    const form = await readForm(context)
    const attributes = jsonIn(form, 'Attributes')
    change(worker, attributes === undefined ? {} : { attributes }, now())
    taskRouter.setActivity(worker.sid, textIn(form, 'ActivitySid') ?? '')
    taskRouter.route()
    return context.json(formats.worker(worker))
  })
  app.delete(`${list}/:sid`, (context) => {
    team.workers.delete(findPart(context, team.workers).sid)
    return context.body(null, 204)
  })
}

function addQueueRoutes(app: Hono<ApiEnv>, { taskRouter, formats, now }: TaskRouterParts): void {
  const { team } = taskRouter
  const list = `${workspacesRoot}/:workspace/TaskQueues`

  app.get(list, (context) => {
    const queues = partsOf(team.queues, context.req.param('workspace'))
    return context.json(formatList(context, listOf('task_queues'), queues, formats.queue))
  })
  app.post(list, async (context) => {
    const form = await readForm(context)
    const queue = team.addQueue(context.req.param('workspace'), {
      name: needText(form, 'FriendlyName'),
      targetWorkers: readTargetWorkers(form) ?? '1==1',
    })
    return context.json(formats.queue(queue), 201)
  })
  app.get(`${list}/:sid`, (context) => context.json(formats.queue(findPart(context, team.queues))))
  app.post(`${list}/:sid`, async (context) => {
    const queue = findPart(context, team.queues)
    const targetWorkers = readTargetWorkers(await readForm(context))
    change(queue, targetWorkers === undefined ? {} : { targetWorkers }, now())
    taskRouter.route()
    return context.json(formats.queue(queue))
  })
  app.delete(`${list}/:sid`, (context) => {
    const queue = findPart(context, team.queues)
    // A queue that a workflow still leads to cannot go.
    const isUsed = partsOf(team.workflows, queue.workspaceSid).some(({ configuration }) =>
      configuration.includes(queue.sid),
    )
    if (isUsed) throw new Refusal(400, 20001, `TaskQueue ${queue.sid} is used by a workflow`)
    team.queues.delete(queue.sid)
    return context.body(null, 204)
  })
}

function addWorkflowRoutes(app: Hono<ApiEnv>, { taskRouter, formats, now }: TaskRouterParts): void {
  const { team } = taskRouter
  const list = `${workspacesRoot}/:workspace/Workflows`

  app.get(list, (context) => {
    const workflows = partsOf(team.workflows, context.req.param('workspace'))
    return context.json(formatList(context, listOf('workflows'), workflows, formats.workflow))
  })
  app.post(list, async (context) => {
    const form = await readForm(context)
    needText(form, 'Configuration')
    const workflow = team.addWorkflow(context.req.param('workspace'), {
      name: needText(form, 'FriendlyName'),
      configuration: jsonIn(form, 'Configuration') ?? '{}',
      reservationTimeoutMs: readReservationTimeout(form) ?? usualReservationTimeoutSeconds * 1000,
    })
    return context.json(formats.workflow(workflow), 201)
  })
  app.get(`${list}/:sid`, (context) => context.json(formats.workflow(findPart(context, team.workflows))))
  app.post(`${list}/:sid`, async (context) => {
    const workflow = findPart(context, team.workflows)
    const form = await readForm(context)
    const configuration = jsonIn(form, 'Configuration')
    const reservationTimeoutMs = readReservationTimeout(form)
    const given = {
      ...(configuration === undefined ? {} : { configuration }),
      ...(reservationTimeoutMs === undefined ? {} : { reservationTimeoutMs }),
    }
    return context.json(formats.workflow(change(workflow, given, now())))
  })
  app.delete(`${list}/:sid`, (context) => {
    team.workflows.delete(findPart(context, team.workflows).sid)
    return context.body(null, 204)
  })
}

/** What a team sets up. https://www.twilio.com/docs/taskrouter/api */
export function addTeamRoutes(app: Hono<ApiEnv>, parts: TaskRouterParts): void {
  // Whatever is asked of a workspace that is not there: it is not there.
  app.use(`${workspacesRoot}/:workspace/*`, async (context, next) => {
    admitToYoungApi(parts, context)
    if (!parts.taskRouter.team.workspaces.has(context.req.param('workspace')))
      throw notFound(context.req.path)
    await next()
  })
  addWorkspaceRoutes(app, parts)
  addWorkerRoutes(app, parts)
  addQueueRoutes(app, parts)
  addWorkflowRoutes(app, parts)
}
