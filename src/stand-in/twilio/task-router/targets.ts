import { isRecord } from '../../../twilio/json-values.ts'
import { readExpression, type Subject } from './expression.ts'
import { attributesOf, parseJson, type Task, type Worker, type Workflow } from './records.ts'
import type { Team } from './team.ts'

/** One step of a workflow: a queue to wait in, for how long, and which of its workers may take the task. */
export interface Target {
  readonly queueSid: string
  /** From the task's entry into this step; null for as long as the task lives. */
  readonly timeoutMs: number | null
  readonly expression: string
}

function readTarget(data: unknown): Target | undefined {
  if (!isRecord(data)) return undefined
  const { queue, timeout, expression } = data
  if (typeof queue !== 'string') return undefined
  const seconds = Number(timeout)
  return {
    queueSid: queue,
    timeoutMs: timeout !== undefined && Number.isFinite(seconds) ? seconds * 1000 : null,
    expression: typeof expression === 'string' && expression.trim() !== '' ? expression : '1==1',
  }
}

function readFilters(routing: Record<string, unknown>): readonly Record<string, unknown>[] {
  const { filters } = routing
  return Array.isArray(filters) ? filters.filter(isRecord) : []
}

/**
 * The steps of the first filter that fits a task, or else of the default.
 * https://www.twilio.com/docs/taskrouter/workflow-configuration
 */
export function targetsFor({ configuration }: Workflow, task: Pick<Task, 'attributes'>): Target[] {
  const data = parseJson(configuration)
  const routing = isRecord(data) ? data['task_routing'] : undefined
  if (!isRecord(routing)) return []
  const subject = attributesOf(task.attributes)
  const fitting = readFilters(routing).find(({ expression }) => fits(String(expression ?? ''), subject))
  const targets = fitting ? fitting['targets'] : [routing['default_filter']]
  return Array.isArray(targets) ? targets.map(readTarget).filter((target) => target !== undefined) : []
}

/** What an expression may say of a worker, and of the task beside. */
function subjectOf(team: Team, worker: Worker): Subject {
  return {
    ...attributesOf(worker.attributes),
    sid: worker.sid,
    friendly_name: worker.name,
    activity_sid: worker.activitySid,
    activity_name: team.activities.get(worker.activitySid)?.name ?? '',
  }
}

/** Whether this worker is in the step's queue and may take the task. */
export function mayTake(
  team: Team,
  target: Target,
  { task, worker }: { task: Task; worker: Worker },
): boolean {
  const queue = team.queues.get(target.queueSid)
  if (!queue || worker.workspaceSid !== queue.workspaceSid) return false
  const subject = subjectOf(team, worker)
  return (
    fits(queue.targetWorkers, { ...subject, worker: subject }) &&
    fits(target.expression, { worker: subject, task: attributesOf(task.attributes) })
  )
}

/** Whether the expression holds; one that nobody can read never does. */
export function fits(expression: string, subject: Subject): boolean {
  try {
    return readExpression(expression)(subject)
  } catch {
    return false
  }
}
