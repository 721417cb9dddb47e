import { pathToFileURL } from 'node:url'
import { functionSources } from '../functions/deploy/routes.ts'
import type { FunctionHandler } from '../functions/runtime/runtime.ts'
import type { Account } from '../stand-in/twilio/account.ts'
import type { HookTable } from '../stand-in/twilio/webhooks/hooks.ts'
import { isRecord } from '../twilio/json-values.ts'

/** The Functions by their routes. */
export const functionHandlers: Readonly<Record<string, FunctionHandler>> = Object.fromEntries(
  await Promise.all(
    Object.entries(functionSources).map(async ([route, source]) => [route, await handlerIn(source)] as const),
  ),
)

async function handlerIn(source: string): Promise<FunctionHandler> {
  const module: unknown = await import(pathToFileURL(source).href)
  const handler = isRecord(module) ? module['handler'] : undefined
  if (!isHandler(handler)) throw new Error(`${source} exports no handler`)
  return handler
}

function isHandler(value: unknown): value is FunctionHandler {
  return typeof value === 'function'
}

/** Who gets the notices that are for no enumerator. */
const supervisor = '+254700000009'

/** Of forms whose calls go through the Functions. */
export const workbenchServiceKey = 'service-key-of-the-workbench'

/** What the team of the workbench has in its `.env`. */
export function workbenchEnvironment(account: Account): Readonly<Record<string, string>> {
  return {
    ACCOUNT_SID: account.sid,
    AUTH_TOKEN: account.authToken,
    CASE_LINK: 'https://your-server.surveycto.com/collect/your_form?caseid={case}',
    SUPERVISOR_NUMBER: supervisor,
    SEND_SMS_KEY: 'send-sms-key-of-the-workbench',
    SERVICE_KEYS: `workbench:${workbenchServiceKey}`,
    ALLOWED_ACTIONS: 'call,hang-up,record,delete-recording,message,history',
    ALLOWED_CALLER_IDS: [...account.twilioNumbers, account.messagingServiceSid].join(','),
    ALLOWED_COUNTRIES: '+254,+255,+256',
  }
}

/** What answers a call to each number: a few enumerators, a team with a queue, and the classic examples. */
const voiceRoutes = ['incoming-call', 'ivr', 'examples/hello']

/** The account's numbers as they are set up in the console: calls and messages go to the Functions at `origin`. */
export function numbersAt(origin: string, account: Account): HookTable {
  const smsUrl = `${origin}/incoming-message`
  const hooks = account.twilioNumbers.map((number, index) => {
    const route = voiceRoutes[index] ?? 'incoming-call'
    return [number, { voiceUrl: `${origin}/${route}`, smsUrl }] as const
  })
  return Object.fromEntries(hooks)
}
