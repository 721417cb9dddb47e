import type { Locator } from 'playwright-core'
import type { Behaviour } from '../../../src/stand-in/twilio/behaviour.ts'
import { partsOf } from '../../../src/stand-in/twilio/sound/parts.ts'
import { writeWav } from '../../../src/stand-in/twilio/sound/wav.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { csvOf } from '../../desk/data/exports.ts'
import { makeKeys, recordInterviews, type Scene } from '../../desk/recordings/scene.ts'
import type { DeskOpening, OpenDesk } from './open-desk.ts'

/** A survey of recorded interviews, open in the desk at its recordings. */
export interface RecordedSurvey extends Scene {
  readonly desk: OpenDesk
  /** Each sound as the stand-in made it, before it was sealed, by the name of its file. */
  readonly sounds: ReadonlyMap<string, Buffer>
  /** Puts in the key's secret and finds all recordings. */
  find(): Promise<void>
  /** Something to put in, by how its label begins. */
  input(label: string): Locator
}

/** The team's own pair; making one takes a moment. */
export const team = makeKeys()

/** Calls of 6 s each, 4 of them talk, recorded on both sides; the desk is told of them by an export with details=1. */
export async function openRecorded(
  open: (opening: DeskOpening) => Promise<OpenDesk>,
  count: number,
  { behaviour = {}, ...opening }: DeskOpening & { readonly behaviour?: Partial<Behaviour> } = {},
): Promise<RecordedSurvey> {
  const scene = await recordInterviews(count, behaviour)
  const desk = await open({ ...opening, twilio: scene.twilio })
  await desk.takeIn(exportOf(scene))
  await desk.openTab('recordingsTab')
  const { page } = desk
  const input = (label: string) => page.locator('#panel-recordings').getByLabel(label)
  return {
    ...scene,
    desk,
    input,
    sounds: new Map(
      scene.interviews.flatMap(({ key, calls }) => calls.map(({ sid }) => soundOf(scene.twilio, key, sid))),
    ),
    async find() {
      await input('API key SID').fill(scene.twilio.account.apiKey)
      await input('The key’s secret').fill(scene.twilio.account.apiSecret)
      await desk.button('findButton').click()
      await page.getByText('Recordings found:').waitFor()
    },
  }
}

function exportOf({ interviews, twilio }: Scene): string {
  const rows = interviews.map(({ key, enumerator, calls: [call] }) => {
    const { sid = '', startedAt = 0 } = call ?? {}
    const [leg] = twilio.world.callsOf(sid)
    const url = `https://api.twilio.com/2010-04-01/Accounts/${twilio.account.sid}/Calls/${sid}`
    const [from, to] = [startedAt, startedAt + 6000].map((ms) => new Date(ms).toISOString())
    const every = `${sid}/${from?.replace(/[-:]|\.\d+/g, '')}/1/completed/4/1.1//completed`
    const items = ['completed', sid, `${url}.json`, `${url}/Recordings.json`, 'completed', leg?.sid ?? '']
    return [
      key,
      enumerator,
      `HH${key.slice(5)}`,
      'yes',
      [...items, 2, 4, from, to, 1, 1, '1.1', '', every].join('|'),
    ]
  })
  return csvOf([['KEY', 'enumerator', 'caseid', 'done', 'call'], ...rows])
}

function soundOf({ world }: StandInTwilio, key: string, callSid: string): [name: string, sound: Buffer] {
  const recording = world.recordings().find((one) => one.callSid === callSid)
  if (!recording) throw new Error(`${callSid} was not recorded.`)
  const name = `${key.replace(':', '_')}__call-1__${callSid}__${recording.sid}.wav`
  return [name, Buffer.from(writeWav(partsOf(recording, world, 'none'), 2))]
}
