import type { Hono } from 'hono'
import { readRecordingCallback } from '../calls/new-call.ts'
import { apiRoot } from '../formats/format-call.ts'
import { formatPage } from '../formats/format-page.ts'
import { formatCallRecording, formatRecording } from '../formats/format-recording.ts'
import { filterRecordings, isKept, isRemembered } from '../store/recording-filter.ts'
import type { CallRecord, RecordingRecord } from '../store/records.ts'
import type { World } from '../store/store.ts'
import {
  type ApiContext,
  type ApiEnv,
  type ApiParts,
  admit,
  listedWorldOf,
  readForm,
  worldOf,
} from './api-context.ts'
import { incomplete, notFound, Refusal } from './refusal.ts'

/** Stands for the recording that is being made of a call. */
const currentRecording = 'Twilio.CURRENT'

function isRunning(recording: RecordingRecord): boolean {
  return recording.status === 'in-progress' || recording.status === 'paused'
}

function startRecording(parts: ApiParts, call: CallRecord, form: URLSearchParams): RecordingRecord {
  const track = form.get('RecordingTrack')
  const callback = readRecordingCallback(form)
  const recording =
    call.status === 'in-progress'
      ? parts.recorder.start({
          callSid: call.parentSid ?? call.sid,
          channels: form.get('RecordingChannels') === 'dual' ? 2 : 1,
          source: 'StartCallRecordingAPI',
          track: track === 'inbound' || track === 'outbound' ? track : 'both',
          ...(callback ? { callback } : {}),
        })
      : undefined
  if (!recording) throw new Refusal(400, 21220, 'Requested resource is not eligible for recording')
  return recording
}

function updateRecording(parts: ApiParts, recording: RecordingRecord, form: URLSearchParams): void {
  const status = form.get('Status') ?? ''
  const pause = form.get('PauseBehavior') ?? 'silence'
  if (!['paused', 'in-progress', 'stopped'].includes(status) || (pause !== 'skip' && pause !== 'silence')) {
    throw new Refusal(400, 20001, `Invalid Status or PauseBehavior: ${status} ${pause}`)
  }
  // Which code a recording gets that has already stopped is not documented.
  if (!isRunning(recording)) throw new Refusal(400, 21220, 'Recording is not in-progress. Cannot update.')
  if (status === 'paused') parts.recorder.pause(recording.sid, pause)
  else if (status === 'stopped') parts.recorder.stop(recording.sid)
  else parts.recorder.resume(recording.sid)
}

/** Only a completed recording can be deleted; what is known about it stays. */
function deleteRecording(parts: ApiParts, recording: RecordingRecord): void {
  if (recording.status !== 'completed') throw incomplete()
  parts.store.changeRecording(recording.sid, { status: 'deleted' })
}

type Format = typeof formatRecording

async function answerOne(
  { sealer }: ApiParts,
  context: ApiContext,
  recording: RecordingRecord,
  format: Format,
): Promise<Response> {
  return context.json(format(recording, await sealer.detailsOf(recording)))
}

async function answerPage(
  { sealer }: ApiParts,
  context: ApiContext,
  found: readonly RecordingRecord[],
  format: Format,
): Promise<Response> {
  const details = await Promise.all(found.map((recording) => sealer.detailsOf(recording)))
  const detailsBySid = new Map(found.map(({ sid }, index) => [sid, details[index]]))
  const formatItem = (recording: RecordingRecord): object =>
    format(recording, detailsBySid.get(recording.sid) ?? null)
  return context.json(formatPage(new URL(context.req.url), 'recordings', found, formatItem))
}

/**
 * The Recording resource below its call. https://www.twilio.com/docs/voice/api/recording#create-a-recording
 */
export function addCallRecordingRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  const list = `${apiRoot}/:account/Calls/:call/Recordings.json`
  const one = `${apiRoot}/:account/Calls/:call/Recordings/:file{[^/]+\\.json}`

  function findCall(context: ApiContext, world: World): CallRecord {
    const call = world.call(context.req.param('call') ?? '')
    if (!call) throw notFound(context.req.path)
    return call
  }

  function find(context: ApiContext, world = parts.store.now): RecordingRecord {
    const call = findCall(context, world)
    const sid = (context.req.param('file') ?? '').replace(/\.json$/, '')
    const mine = world.recordings().filter((recording) => recording.callSid === call.sid && isKept(recording))
    const recording = mine.find(sid === currentRecording ? isRunning : (one) => one.sid === sid)
    if (!recording) throw notFound(context.req.path)
    return recording
  }

  app.get(list, (context) => {
    admit(parts, context)
    const { sid } = findCall(context, worldOf(parts, context))
    const world = listedWorldOf(parts, context)
    const kept = world.recordings().filter((recording) => recording.callSid === sid && isKept(recording))
    return answerPage(parts, context, kept, formatCallRecording)
  })

  app.post(list, async (context) => {
    admit(parts, context)
    const call = findCall(context, parts.store.now)
    const recording = startRecording(parts, call, await readForm(context))
    return context.json(formatCallRecording(recording, null), 201)
  })

  app.get(one, (context) => {
    admit(parts, context)
    return answerOne(parts, context, find(context, worldOf(parts, context)), formatCallRecording)
  })

  app.post(one, async (context) => {
    admit(parts, context)
    const recording = find(context)
    updateRecording(parts, recording, await readForm(context))
    const changed = parts.store.now.recording(recording.sid) ?? recording
    return answerOne(parts, context, changed, formatCallRecording)
  })

  app.delete(one, (context) => {
    admit(parts, context)
    deleteRecording(parts, find(context))
    return context.body(null, 204)
  })
}

/**
 * The Recording resource below the account.
 * https://www.twilio.com/docs/voice/api/recording#read-multiple-recording-resources
 */
export function addRecordingRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  const list = `${apiRoot}/:account/Recordings.json`
  const one = `${apiRoot}/:account/Recordings/:file{[^/]+\\.json}`

  const mayShow = (context: ApiContext): ((recording: RecordingRecord) => boolean) =>
    context.req.query('IncludeSoftDeleted') === 'true'
      ? (recording) => isRemembered(recording, parts.clock.now())
      : isKept

  function find(
    context: ApiContext,
    world: World,
    shows: (recording: RecordingRecord) => boolean,
  ): RecordingRecord {
    const recording = world.recording((context.req.param('file') ?? '').replace(/\.json$/, ''))
    if (!recording || !shows(recording)) throw notFound(context.req.path)
    return recording
  }

  app.get(list, (context) => {
    admit(parts, context)
    const shown = listedWorldOf(parts, context).recordings().filter(mayShow(context))
    const found = filterRecordings(shown, new URL(context.req.url).searchParams)
    return answerPage(parts, context, found, formatRecording)
  })

  app.get(one, (context) => {
    admit(parts, context)
    const recording = find(context, worldOf(parts, context), mayShow(context))
    return answerOne(parts, context, recording, formatRecording)
  })

  app.delete(one, (context) => {
    admit(parts, context)
    deleteRecording(parts, find(context, parts.store.now, isKept))
    return context.body(null, 204)
  })
}
