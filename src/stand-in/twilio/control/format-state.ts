import { formatCall } from '../formats/format-call.ts'
import { formatMessage } from '../formats/format-message.ts'
import { formatCallRecording } from '../formats/format-recording.ts'
import type { CallRecord, RecordingRecord } from '../store/records.ts'
import { createFormats } from '../task-router/format-task-router.ts'
import type { Controls } from './controls.ts'

function formatLeg(call: CallRecord): { [property: string]: unknown } {
  return { ...formatCall(call), problem: call.problem }
}

/** How it is encrypted is for those who can open it, and not for people who watch. */
function formatTape(recording: RecordingRecord): { [property: string]: unknown } {
  return {
    ...formatCallRecording(recording, null),
    encryption_details: undefined,
    words: recording.words,
  }
}

/** Workers, tasks and reservations in Twilio's own form, oldest first. */
function formatTaskRouter({ account, taskRouter }: Controls, now: number): object {
  const { team, tasks, reservations } = taskRouter
  const formats = createFormats(account.sid, team)
  return {
    workers: [...team.workers.values()].map(formats.worker),
    tasks: [...tasks.values()].map((task) => formats.task(task, now)),
    reservations: [...reservations.values()].map(formats.reservation),
  }
}

/**
 * All there is to see, without a secret. Calls, each with its legs, and messages are in Twilio's own form,
 * newest first.
 */
export function formatState(parts: Controls, now: number): object {
  const { account, behaviour, phones, faults, world } = parts
  const calls = world.calls()
  const recordings = world.recordings()
  return {
    now,
    account: {
      sid: account.sid,
      apiKey: account.apiKey,
      twilioNumbers: account.twilioNumbers,
      messagingServiceSid: account.messagingServiceSid,
    },
    behaviour,
    phones: phones.list(),
    calls: calls
      .filter((call) => call.parentSid === null)
      .map((call) => ({
        ...formatLeg(call),
        legs: calls.filter((leg) => leg.parentSid === call.sid).map(formatLeg),
        recordings: recordings.filter((one) => one.callSid === call.sid).map(formatTape),
      })),
    messages: world.messages().map(formatMessage),
    requests: parts.requests,
    webhooks: parts.webhooks,
    alerts: parts.alerts,
    taskRouter: formatTaskRouter(parts, now),
    faults: faults.list(),
  }
}
