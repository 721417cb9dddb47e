import { callPath, callsPath, readCall } from '../calls.ts'
import { isRecord, readList } from '../json-values.ts'
import { readMessage } from '../messages.ts'
import type { Fields, Reply, Transport } from '../transport.ts'
import { lookAtCallerIds } from './caller-ids.ts'
import { lookAtCountries } from './countries.ts'
import { type Finding, no, unknown, yes } from './findings.ts'
import { lookAtRecordings } from './recordings.ts'
import { isDenied } from './refused.ts'
import type { Wanted, Ways } from './wanted.ts'

/** A call that there cannot be: a key that may read calls is told that there is none, any other that it may not ask. */
const nobody = '0'.repeat(32)

/**
 * Looks at an account with GETs alone: nothing rings, is sent or changed. Where the credentials are wrong, nothing
 * else can be looked at.
 */
export async function lookAtAccount(ways: Ways, accountSid: string, wanted: Wanted): Promise<Finding[]> {
  const first = await ways.api({ method: 'GET', path: callsPath(accountSid), query: onePage })
  const found = readFirst(first)
  if (found.some(({ thing, result }) => thing === 'credentials' && result !== 'yes')) return found
  const rest: Finding[][] = await Promise.all([
    found.some(({ thing }) => thing === 'account') ? [] : lookAtStanding(ways.api, accountSid),
    lookAtRights(ways.api, accountSid, wanted),
    lookAtCallerIds(ways.api, accountSid, wanted),
    lookAtCountries(ways.voice, wanted.countries),
    wanted.recordings ? lookAtRecordings(ways, accountSid) : [],
  ])
  return [...found, ...rest.reduce((all, some) => all.concat(some), []), unknown('change')]
}

const onePage: Fields = [['PageSize', '1']]

/** What the first request tells: who is let in, and whether calls may be listed. */
function readFirst(reply: Reply<unknown>): Finding[] {
  if (reply.kind === 'data') {
    const isList = readList(reply.data, 'calls', readCall) !== undefined
    return isList ? [yes('credentials'), yes('calls-list')] : [unknown('credentials'), unknown('calls-list')]
  }
  const code = reply.kind === 'refused' ? reply.code : 0
  switch (code) {
    case 20003:
      return [no('credentials', 'credentials'), unknown('calls-list')]
    case 20008:
      return [no('credentials', 'test-credentials'), unknown('calls-list')]
    case 20404:
      return [no('credentials', 'account-sid'), unknown('calls-list')]
    case 10001:
    case 20005:
      return [yes('credentials'), no('account', 'account'), unknown('calls-list')]
    default:
      // Whoever is told that the key may not do this has been let in.
      return isDenied(reply)
        ? [yes('credentials'), no('calls-list', 'calls-list')]
        : [unknown('credentials'), unknown('calls-list')]
  }
}

/**
 * Only the account's own token, or a main key, may see it.
 * https://www.twilio.com/docs/iam/api/account#account-properties
 */
async function lookAtStanding(send: Transport, accountSid: string): Promise<Finding[]> {
  const reply = await send({
    method: 'GET',
    path: `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}.json`,
  })
  const account = reply.kind === 'data' && isRecord(reply.data) ? reply.data : {}
  const { sid, status, type } = account
  if (sid !== accountSid && accountSid !== '') return [unknown('account')]
  if (status === 'suspended' || status === 'closed') return [no('account', 'account')]
  if (type === 'Trial') return [no('account', 'trial')]
  return [status === 'active' && type === 'Full' ? yes('account') : unknown('account')]
}

/** Each right that a GET can prove. To create, update and delete can be proved by doing it alone. */
function lookAtRights(
  send: Transport,
  accountSid: string,
  { calls, messages, consent }: Wanted,
): Promise<Finding[]> {
  const root = `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`
  const ask = async (
    thing: 'calls-read' | 'messages-list' | 'messages-read' | 'recordings-list',
    path: string,
    isAnswer: (reply: Reply<unknown>) => boolean,
    query: Fields = [],
  ): Promise<Finding> => {
    const reply = await send({ method: 'GET', path, query })
    if (isDenied(reply)) return no(thing, thing)
    return isAnswer(reply) ? yes(thing) : unknown(thing)
  }
  const isList = (name: string, read: (item: unknown) => unknown) => (reply: Reply<unknown>) =>
    reply.kind === 'data' && readList(reply.data, name, read) !== undefined
  const asked: Promise<Finding>[] = []
  if (calls) asked.push(ask('calls-read', callPath(accountSid, `CA${nobody}`), isNotThere))
  if (messages) {
    asked.push(
      ask('messages-list', `${root}/Messages.json`, isList('messages', readMessage), onePage),
      ask('messages-read', `${root}/Messages/SM${nobody}.json`, isNotThere),
    )
  }
  if (consent) {
    const path = callPath(accountSid, `CA${nobody}`, '/Recordings.json')
    // Twilio lists nothing of a call that is not there, or says that there is none: either tells that it may be asked.
    const isTold = (reply: Reply<unknown>) => isNotThere(reply) || isList('recordings', isRecord)(reply)
    asked.push(ask('recordings-list', path, isTold, onePage))
  }
  return Promise.all(asked)
}

function isNotThere(reply: Reply<unknown>): boolean {
  return reply.kind === 'refused' && reply.status === 404
}
