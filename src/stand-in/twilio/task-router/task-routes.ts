import type { Hono } from 'hono'
import { type ApiContext, type ApiEnv, readForm } from '../api/api-context.ts'
import { Refusal } from '../api/refusal.ts'
import { formatList, jsonIn, textIn } from '../api/young-api.ts'
import { attributesOf, isOver, type Reservation, type Task } from './records.ts'
import { findPart, listOf, workspacesRoot } from './route-tools.ts'
import { fits } from './targets.ts'
import { partsOf } from './team.ts'
import type { TaskRouterParts } from './team-routes.ts'

function filterTasks(tasks: readonly Task[], query: URLSearchParams): Task[] {
  const expression = query.get('EvaluateTaskAttributes')
  const statuses = query.getAll('AssignmentStatus').flatMap((list) => list.split(','))
  return tasks.filter(
    (task) =>
      (expression === null || fits(expression, attributesOf(task.attributes))) &&
      (statuses.length === 0 || statuses.includes(task.status)),
  )
}

/** Answers with the ETag that a change may ask for. */
function answerTask(context: ApiContext, { formats, now }: TaskRouterParts, task: Task): Response {
  context.header('ETag', `"${task.version}"`)
  return context.json(formats.task(task, now()))
}

function moveTask({ taskRouter }: TaskRouterParts, task: Task, form: URLSearchParams): void {
  const status = textIn(form, 'AssignmentStatus')
  const reason = form.get('Reason') ?? ''
  if (status === undefined) return
  const isDone =
    (status === 'completed' && taskRouter.completeTask(task.sid, reason)) ||
    (status === 'canceled' && taskRouter.cancelTask(task.sid, reason))
  if (isDone) return
  const wanted = status === 'canceled' ? 'pending or reserved' : 'assigned or wrapping'
  throw new Refusal(
    400,
    20001,
    `Cannot change task ${task.sid} to ${status} because it is not currently ${wanted}.`,
  )
}

/** https://www.twilio.com/docs/taskrouter/api/task */
function addTasks(app: Hono<ApiEnv>, parts: TaskRouterParts): void {
  const { taskRouter, formats, now } = parts
  const list = `${workspacesRoot}/:workspace/Tasks`

  app.get(list, (context) => {
    const tasks = partsOf(taskRouter.tasks, context.req.param('workspace'))
    const found = filterTasks(tasks, new URL(context.req.url).searchParams)
    return context.json(formatList(context, listOf('tasks'), found, (task) => formats.task(task, now())))
  })
  app.get(`${list}/:task`, (context) =>
    answerTask(context, parts, findPart(context, taskRouter.tasks, 'task')),
  )
  app.post(`${list}/:task`, async (context) => {
    const task = findPart(context, taskRouter.tasks, 'task')
    const form = await readForm(context)
    const wanted = context.req.header('If-Match')
    if (wanted !== undefined && wanted.replaceAll('"', '') !== String(task.version)) {
      throw new Refusal(412, 20412, `The ETag provided ${wanted} does not match the current one`)
    }
    const attributes = jsonIn(form, 'Attributes')
    if (attributes !== undefined) {
      if (isOver(task)) throw new Refusal(400, 20001, `Cannot update task ${task.sid}: it is ${task.status}.`)
      taskRouter.writeAttributes(task.sid, attributes)
    }
    moveTask(parts, task, form)
    return answerTask(context, parts, task)
  })
}

/** https://www.twilio.com/docs/taskrouter/api/reservations */
function addReservations(app: Hono<ApiEnv>, { taskRouter, formats }: TaskRouterParts): void {
  const list = `${workspacesRoot}/:workspace/Tasks/:task/Reservations`
  const find = (context: ApiContext): Reservation => {
    const task = findPart(context, taskRouter.tasks, 'task')
    const reservation = findPart(context, taskRouter.reservations)
    if (reservation.taskSid !== task.sid) throw new Refusal(404, 20404, 'The reservation was not found')
    return reservation
  }

  app.get(list, (context) => {
    const task = findPart(context, taskRouter.tasks, 'task')
    const all = [...taskRouter.reservations.values()].filter(({ taskSid }) => taskSid === task.sid)
    return context.json(formatList(context, listOf('reservations'), all, formats.reservation))
  })
  app.get(`${list}/:sid`, (context) => context.json(formats.reservation(find(context))))
  app.post(`${list}/:sid`, async (context) => {
    const reservation = find(context)
    const form = await readForm(context)
    const status = textIn(form, 'ReservationStatus') ?? ''
    const isDone =
      (status === 'rejected' && taskRouter.reject(reservation.sid, textIn(form, 'WorkerActivitySid'))) ||
      (status === 'accepted' && taskRouter.accept(reservation.sid))
    if (!isDone) {
      throw new Refusal(
        400,
        20001,
        `Cannot change reservation ${reservation.sid} to ${status}: it is ${reservation.status}.`,
      )
    }
    return context.json(formats.reservation(reservation))
  })
}

/** Tasks and reservations. The workspace has been looked up, and the caller admitted, before. */
export function addTaskRoutes(app: Hono<ApiEnv>, parts: TaskRouterParts): void {
  addTasks(app, parts)
  addReservations(app, parts)
}
