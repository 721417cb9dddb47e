/** What was seen at a point, in a form that can be kept: no number, no SID, nobody's text. */
export type Fact = string | number

/** One of the questions that a program with an account can settle. */
export interface Point {
  readonly what: string
  /** Words of the question on the page that asks it. */
  readonly asked: string
  /** What the project goes by until somebody has looked. */
  readonly taken: string
  agrees(fact: Fact): boolean
  /** What is measured is another each time, and nothing that the stand-in could be held to. */
  readonly isMeasured?: boolean
}

function pointOf(what: string, asked: string, taken: string, ...others: readonly Fact[]): Point {
  return { what, asked, taken, agrees: (fact) => fact === taken || others.includes(fact) }
}

const letsIn = 'Which pages `api.twilio.com` lets in'
const readable = "Whether a browser can read Twilio's answer when it refuses"
const endings = 'The statuses of both legs when the respondent does not answer'
const starts = 'What a call that nobody answered has as its start'

/** The longest that the plug-in looks for a lost call before it asks the enumerator. */
const longestLagSeconds = 60

/** Every point, in the order in which they are looked at. */
export const points = {
  'origin-null': pointOf('A page whose origin is null', letsIn, 'let in'),
  'origin-file': pointOf('A file of the app, file://', letsIn, 'let in'),
  'origin-surveycto': pointOf('A page of SurveyCTO’s', letsIn, 'let in'),
  'origin-https': pointOf('Any other page of the web', letsIn, 'let in'),
  'preflight-kept': pointOf(
    'How long the preflight is remembered',
    'How long a browser may remember that answer',
    'not said',
  ),
  'readable-401': pointOf('A refusal with 401, to a page', readable, 'can be read'),
  'readable-400': pointOf('A refusal with 400, to a page', readable, 'can be read'),
  'readable-429': pointOf('A refusal with 429, to a page', readable, 'can be read'),
  head: pointOf(
    'A HEAD of the list of calls',
    'Whether Twilio answers a `HEAD` of the list of calls',
    'answered',
  ),
  'voice-readable': pointOf(
    'voice.twilio.com, to a page',
    'Whether a page may read the answers of `voice.twilio.com`',
    'can be read',
  ),
  'new-call-dates': pointOf(
    'Dates in the answer to a new call',
    'Whether the answer to a new call has dates',
    'none',
  ),
  'list-lag': {
    what: 'Seconds until the list has a new call',
    asked: "How far Twilio's lists lag behind",
    taken: `at most ${longestLagSeconds}`,
    agrees: (fact) => typeof fact === 'number' && fact <= longestLagSeconds,
    isMeasured: true,
  },
  'start-ringing': pointOf('The start of a call that rings', starts, 'when it was made'),
  'hung-up-ringing': pointOf('A call hung up while it rings', endings, 'canceled'),
  'start-unanswered': pointOf('The start of a call that nobody answered', starts, 'when it was made', 'none'),
  unanswered: pointOf('A call that nobody answers', endings, 'no-answer'),
  busy: pointOf('A call to a busy line', endings, 'busy'),
  'legs-unanswered': pointOf('Both legs, respondent not answering', endings, 'completed, no-answer'),
  'legs-hung-up': pointOf(
    'Both legs, hung up while the respondent is rung',
    endings,
    'completed, canceled',
    'completed, no-answer',
  ),
  'legs-busy': pointOf('Both legs, respondent’s line busy', endings, 'completed, busy'),
  'answered-by': pointOf(
    'When it is known who answered',
    "Whether Twilio's call has `answered_by` as soon as Twilio knows it",
    'while the call goes on',
  ),
  channels: pointOf('Channels of a recording that was started', 'Whether a recording that is started', '2'),
  'second-recording': pointOf(
    'A second recording of a call',
    'Whether a second recording',
    'begins beside the first',
  ),
  sound: pointOf('How the sound of a recording comes', 'Whether a page may read the sound', 'at once'),
  'sound-readable': pointOf('The sound, to a page', 'Whether a page may read the sound', 'can be read'),
  'timeout-activity': pointOf(
    'TimeoutActivitySid of a workspace',
    'Whether TaskRouter takes `TimeoutActivitySid`',
    'taken',
  ),
} as const satisfies Readonly<Record<string, Point>>

export type PointId = keyof typeof points

export function isPointId(text: string): text is PointId {
  return Object.hasOwn(points, text)
}

export const pointIds: readonly PointId[] = Object.keys(points).filter(isPointId)

/** The point by its name, as every point can be used. */
export function pointCalled(id: PointId): Point {
  return points[id]
}

/** What came of looking. */
export type Seen =
  | { readonly kind: 'seen'; readonly fact: Fact }
  | { readonly kind: 'could-not'; readonly why: string }
