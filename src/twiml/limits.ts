/** What an attribute's value may be: whole numbers between two, or text of a pattern. */
type Limit = readonly [least: number, most: number] | RegExp

const keys = /^[0-9A-DWw*#]*$/
const unbounded = Number.MAX_SAFE_INTEGER

const machineDetection = {
  machineDetectionTimeout: [3, 60],
  machineDetectionSpeechThreshold: [1000, 6000],
  machineDetectionSpeechEndThreshold: [500, 5000],
  machineDetectionSilenceTimeout: [2000, 10_000],
} as const

/** By element and attribute; what is not here is as free as its type. https://www.twilio.com/docs/voice/twiml */
export const limits: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
  Say: { loop: [0, unbounded] },
  Play: { loop: [0, unbounded], digits: keys },
  Pause: { length: [1, unbounded] },
  Reject: { reason: /^(rejected|busy)$/ },
  Gather: {
    numDigits: [1, unbounded],
    timeout: [0, unbounded],
    maxSpeechTime: [1, unbounded],
    speechTimeout: /^(auto|[1-9]\d*)$/,
    finishOnKey: /^[0-9*#]?$/,
    input: /^(dtmf|speech|dtmf speech|speech dtmf)$/,
  },
  Record: { timeout: [0, unbounded], maxLength: [1, unbounded], finishOnKey: /^[0-9*#]*$/ },
  Dial: { timeout: [5, 600], timeLimit: [1, 86_400], callReason: /^[\s\S]{0,50}$/ },
  Number: { sendDigits: keys, ...machineDetection },
  Sip: machineDetection,
  Conference: { maxParticipants: [2, 250] },
  Enqueue: { maxQueueSize: [1, unbounded] },
  Task: { priority: [0, unbounded], timeout: [1, unbounded] },
}

/** Why the value does not do, or undefined. The value itself is not quoted, for it may be somebody's digits. */
export function outsideLimit(limit: Limit, value: string): string | undefined {
  if (limit instanceof RegExp) return limit.test(value) ? undefined : 'has a value that Twilio does not know'
  const [least, most] = limit
  if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) return undefined
  return most === unbounded
    ? `must be a whole number from ${least}`
    : `must be a whole number from ${least} to ${most}`
}
