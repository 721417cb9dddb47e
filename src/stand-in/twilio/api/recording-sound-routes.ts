import type { Hono } from 'hono'
import { apiRoot } from '../formats/format-call.ts'
import { type ApiEnv, type ApiParts, admit } from './api-context.ts'
import { notFound, Refusal } from './refusal.ts'
import { silentMp3, silentWav } from './silence.ts'

/** The sound of a recording. https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file */
export function addRecordingSoundRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  app.get(`${apiRoot}/:account/Recordings/:file{RE[0-9a-f]+(\\.wav|\\.mp3)?}`, (context) => {
    admit(parts, context)
    const [sid = '', form = 'wav'] = context.req.param('file').split('.')
    const recording = parts.store.now.recording(sid)
    if (recording?.status !== 'completed') throw notFound(context.req.path)
    const wanted = context.req.query('RequestedChannels') ?? String(recording.channels)
    if (wanted !== '1' && wanted !== String(recording.channels)) {
      throw new Refusal(400, 20001, `The recording does not have ${wanted} channels`)
    }
    const channels = wanted === '2' ? 2 : 1
    const seconds = (recording.lengthMs ?? 0) / 1000
    return form === 'mp3'
      ? context.body(silentMp3(seconds, channels), 200, { 'Content-Type': 'audio/mpeg' })
      : context.body(silentWav(seconds, channels), 200, { 'Content-Type': 'audio/x-wav' })
  })
}
