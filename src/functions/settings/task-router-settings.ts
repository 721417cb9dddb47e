/** What `.env` says of the queue of respondents. */
export interface TaskRouterSettings {
  /** WS…; '' where no queue was set up. */
  readonly workspaceSid: string
  /** WW…, which finds the enumerator for each. */
  readonly workflowSid: string
  /** How long a respondent waits before a message is taken, in seconds. */
  readonly queueSeconds: number
  /** Every enumerator must press a key first, also where Twilio has heard a person. */
  readonly alwaysAsksForKey: boolean
}

/** Long enough to ring three enumerators, short enough to hold on. */
const usualQueueSeconds = 120

export function readTaskRouterSettings(text: (name: string) => string): TaskRouterSettings {
  const seconds = Number(text('QUEUE_SECONDS'))
  return {
    workspaceSid: text('TASKROUTER_WORKSPACE_SID'),
    workflowSid: text('TASKROUTER_WORKFLOW_SID'),
    queueSeconds: Number.isInteger(seconds) && seconds >= 30 && seconds <= 3600 ? seconds : usualQueueSeconds,
    alwaysAsksForKey: text('QUEUE_PRESS_KEY') === 'always',
  }
}

/**
 * How long an enumerator may keep a task waiting, in seconds: the phone rings, Twilio listens who answers, and
 * perhaps a key is asked for. After it TaskRouter looks for somebody else by itself.
 */
export function reservationSeconds(ringSeconds: number): number {
  return ringSeconds + 45
}
