import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { realClock } from '../../twilio/clock.ts'
import { readNumber } from '../../twilio/phone-number.ts'
import {
  createMap,
  createMapItem,
  createSyncService,
  fetchMap,
  listMapItems,
  listSyncServices,
  type MapItem,
  type MapPlace,
  removeMapItem,
  syncOrigin,
} from '../../twilio/sync.ts'
import { createDirectTransport, type Transport } from '../../twilio/transport.ts'
import { fetchFor } from '../runtime/twilio-runtime.ts'
import { doNotCallMap, readSettings } from '../settings/settings.ts'
import { dataOf } from './data-of.ts'

const here = fileURLToPath(new URL('../../../extras/functions/', import.meta.url))

/** What the service is called in the console. */
const serviceName = 'twilio-call'

/**
 * Makes the list in Twilio Sync where it is not there yet; a second run changes nothing.
 * @throws Error that says what Twilio refused
 */
export async function setUpDoNotCall(send: Transport): Promise<MapPlace> {
  const services = dataOf(await listSyncServices(send), 'The Sync services')
  const known = services.find(({ name }) => name === serviceName)
  const serviceSid = known?.sid ?? dataOf(await createSyncService(send, serviceName), 'The Sync service')
  const place = { serviceSid, map: doNotCallMap }
  const found = await fetchMap(send, place)
  if (found.kind !== 'refused' || found.status !== 404) dataOf(found, 'The list')
  else dataOf(await createMap(send, place), 'The list')
  return place
}

/**
 * `npm run do-not-call -- set-up | list | add +254… | remove +254…`. Answers what to print.
 * @throws Error that says what is wrong
 */
export async function runDoNotCall(
  send: Transport,
  place: MapPlace | undefined,
  [verb = 'list', text = '']: readonly string[],
): Promise<string> {
  if (verb === 'set-up') return describeSetUp(await setUpDoNotCall(send), place)
  if (!place) {
    throw new Error('There is no list yet: run npm run do-not-call -- set-up, and set what it prints.')
  }
  if (verb === 'list') return describeList(dataOf(await listMapItems(send, place), 'The list'))
  if (verb !== 'add' && verb !== 'remove') {
    throw new Error(`npm run do-not-call knows set-up, list, add and remove, not "${verb}".`)
  }
  const number = readNumber(text)
  if (number === undefined) {
    throw new Error(`Say which number: npm run do-not-call -- ${verb} +254711222333`)
  }
  if (verb === 'add') {
    const isNew = dataOf(await createMapItem(send, place, { key: number, data: { by: 'the team' } }), number)
    return isNew ? `${number} is on the list now.` : `${number} was on the list already.`
  }
  const wasThere = dataOf(await removeMapItem(send, place, number), number)
  return wasThere ? `${number} is not on the list any more.` : `${number} was not on the list.`
}

function describeSetUp({ serviceSid }: MapPlace, known: MapPlace | undefined): string {
  if (known?.serviceSid === serviceSid)
    return 'The list is there, and extras/functions/.env has its SID already.'
  return `Set in extras/functions/.env, then build and deploy:\nSYNC_SERVICE_SID=${serviceSid}`
}

function describeList(items: readonly MapItem[]): string {
  if (items.length === 0) return 'Nobody is on the list.'
  return items.map(describeItem).join('\n')
}

function describeItem({ key, data, createdAt }: MapItem): string {
  const since = createdAt === undefined ? '' : new Date(createdAt).toISOString().slice(0, 10)
  const told = Object.entries(data).map(([name, value]) => `${name} ${String(value)}`)
  return [key, since, ...told].filter((part) => part !== '').join('  ')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const path = `${here}.env`
    if (!existsSync(path)) throw new Error('Copy extras/functions/.env.example to .env and fill it in first.')
    const env = parseEnv(await readFile(path, 'utf8'))
    const { credentials, doNotCall } = readSettings(env)
    if (credentials.username === '' || credentials.password === '') {
      throw new Error(
        'Fill in ACCOUNT_SID and AUTH_TOKEN, or API_KEY and API_SECRET, in extras/functions/.env.',
      )
    }
    const send = createDirectTransport({
      fetch: fetchFor(env),
      clock: realClock,
      credentials,
      origin: syncOrigin,
    })
    console.log(await runDoNotCall(send, doNotCall, process.argv.slice(2)))
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem)
    process.exitCode = 1
  }
}
