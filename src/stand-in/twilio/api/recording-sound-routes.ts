import type { Hono } from 'hono'
import type { SoundDelivery } from '../behaviour.ts'
import { apiRoot } from '../formats/format-call.ts'
import { partsOf } from '../sound/parts.ts'
import { silentMp3 } from '../sound/silent-mp3.ts'
import { writeWav } from '../sound/wav.ts'
import type { RecordingRecord } from '../store/records.ts'
import { type ApiContext, type ApiEnv, type ApiParts, admit } from './api-context.ts'
import { notFound, Refusal } from './refusal.ts'

/** Where sound lies that requests are sent on to; on one's own machine it is on the same server. */
const elsewhere = '/_cdn'

/** How long an address there opens what it names. Not documented. */
const openMs = 60 * 60 * 1000

/** Whether the answer at this path holds sound that pages may not read. */
export function isKeptFromPages(path: string, { cors, redirectTo }: SoundDelivery): boolean {
  if (cors) return false
  return redirectTo === null
    ? /\/Recordings\/RE[0-9a-f]+(\.wav|\.mp3)?$/.test(path)
    : path.startsWith(`${elsewhere}/`)
}

function channelsWanted(context: ApiContext, { channels }: RecordingRecord): 1 | 2 {
  const wanted = context.req.query('RequestedChannels') ?? String(channels)
  if (wanted !== '1' && wanted !== String(channels)) {
    throw new Refusal(400, 20001, `The recording does not have ${wanted} channels`)
  }
  return wanted === '2' ? 2 : 1
}

/** The sound of a recording. https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file */
export function addRecordingSoundRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  const { account, behaviour, clock, sealer, store } = parts
  const opened = new Map<string, number>()

  /** The recording and its format that a path ends with. */
  function find(context: ApiContext): { recording: RecordingRecord; form: string } {
    const [sid = '', form = 'wav'] = (context.req.param('file') ?? '').split('.')
    const recording = store.now.recording(sid)
    if (recording?.status !== 'completed') throw notFound(context.req.path)
    // The code is documented, the HTTP status that goes with it is not: https://www.twilio.com/docs/api/errors/16109
    if (recording.encryptedWith && form === 'mp3') {
      throw new Refusal(400, 16109, 'Cannot fetch .mp3 encrypted recording')
    }
    return { recording, form }
  }

  async function answerSound(context: ApiContext): Promise<Response> {
    const { recording, form } = find(context)
    // What is encrypted cannot be mixed: it has the channels it was recorded with.
    const channels = recording.encryptedWith ? recording.channels : channelsWanted(context, recording)
    if (form === 'mp3') {
      const seconds = (recording.lengthMs ?? 0) / 1000
      return context.body(silentMp3(seconds, channels), 200, { 'Content-Type': 'audio/mpeg' })
    }
    const sound = writeWav(partsOf(recording, store.now, behaviour.silentSide), channels)
    return context.body(await sealer.seal(recording, sound), 200, { 'Content-Type': 'audio/x-wav' })
  }

  /** An address that opens this one sound without credentials, for a while. */
  function sendOn(context: ApiContext, origin: string): Response {
    find(context)
    const key = parts.newSid('RE').slice(2)
    opened.set(key, clock.now() + openMs)
    const query = new URLSearchParams({ ...context.req.query(), key })
    return context.redirect(`${origin}${elsewhere}/${context.req.param('file')}?${query}`, 302)
  }

  app.get(`${apiRoot}/:account/Recordings/:file{RE[0-9a-f]+(\\.wav|\\.mp3)?}`, (context) => {
    const { redirectTo } = behaviour.sound
    if (!behaviour.openSound) admit(parts, context)
    else if (context.req.param('account') !== account.sid) throw notFound(context.req.path)
    return redirectTo === null ? answerSound(context) : sendOn(context, redirectTo)
  })

  app.get(`${elsewhere}/:file{RE[0-9a-f]+(\\.wav|\\.mp3)?}`, async (context) => {
    const until = opened.get(context.req.query('key') ?? '') ?? 0
    return until > clock.now() ? answerSound(context) : context.text('Forbidden', 403)
  })
}
