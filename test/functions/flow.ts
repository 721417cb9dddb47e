import { expect, onTestFinished } from 'vitest'
import type { FunctionHandler } from '../../src/functions/runtime/runtime.ts'
import { standInAccount } from '../../src/stand-in/twilio/account.ts'
import type { PhoneView } from '../../src/stand-in/twilio/phones/phones.ts'
import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../src/stand-in/virtual-clock.ts'
import { classicExamples } from '../../src/workbench/classic-examples.ts'
import { functionHandlers, numbersAt } from '../../src/workbench/functions.ts'
import { createFunctionsHost } from '../../src/workbench/functions-host.ts'
import { postAsAccount } from '../plugin/world/ask-twilio.ts'
import { keepList } from '../stand-in/twilio/do-not-call-list.ts'
import { origin, ownNumber, respondent, supervisor } from './visiting.ts'

export const enumerator = '+255754000001'

/** The Functions behind a number of a stand-in Twilio, with phones that ring. */
export interface Flow {
  readonly twilio: StandInTwilio
  readonly clock: VirtualClock
  phone(number: string): PhoneView
  /** What has been said to this phone, as one text. */
  said(number: string): string
  /** The texts of messages that a phone has got. */
  got(number: string): string[]
  /** As the plug-in does: rings the enumerator, then the respondent. Answers the call's SID. */
  placeCall(): Promise<string>
  /** Every webhook that Twilio has asked, first to last. */
  readonly webhooks: readonly Request[]
  /** Asks one of them again, signature and all. */
  repeat(webhook: Request): Promise<Response>
  /** Lets time pass, in seconds. */
  wait(seconds: number): Promise<void>
}

/** How a flow may differ from the usual one. */
export interface FlowChanges {
  readonly handlers?: Readonly<Record<string, FunctionHandler>>
  /** What a restricted key may do; by itself it is not used. */
  readonly permissions?: readonly string[]
  /** The team keeps a list of those who want no calls; with these numbers on it. */
  readonly list?: readonly string[]
}

export function setFlow(
  environment: Readonly<Record<string, string>> = {},
  { handlers = functionHandlers, permissions = [], list }: FlowChanges = {},
): Flow {
  const clock = createVirtualClock()
  const webhooks: Request[] = []
  const twilio = createStandInTwilio({
    clock,
    behaviour: { numbers: numbersAt(origin, standInAccount), restrictedPermissions: permissions },
    webhooks: (request) => {
      webhooks.push(request.clone())
      return host(request)
    },
  })
  onTestFinished(() => twilio.stop())
  const { account } = twilio
  const host = createFunctionsHost({
    handlers: { ...handlers, ...classicExamples },
    environment: {
      ACCOUNT_SID: account.sid,
      AUTH_TOKEN: account.authToken,
      CASE_LINK: 'https://team.surveycto.com/collect/follow_up?caseid={case}',
      SUPERVISOR_NUMBER: supervisor,
      SYNC_SERVICE_SID: list ? keepList(twilio, list) : '',
      ...environment,
    },
    assets: { '/directory.json': JSON.stringify({ [respondent]: { name: 'Maria', case: '1204' } }) },
    clock,
    fetch: (url, init) => twilio.fetch(new Request(url, init)),
  })

  function phone(number: string): PhoneView {
    const view = twilio.phones.list().find((one) => one.number === number)
    if (!view) throw new Error(`No phone ${number}`)
    return view
  }

  return {
    twilio,
    clock,
    phone,
    said: (number) => phone(number).spoken.join(' '),
    got: (number) =>
      phone(number)
        .messages.filter(({ direction }) => direction === 'incoming')
        .map(({ body }) => body),
    async placeCall() {
      const twiml = `<Response><Dial callerId="${ownNumber}"><Number>${respondent}</Number></Dial></Response>`
      const form = { To: enumerator, From: ownNumber, Twiml: twiml }
      const response = await postAsAccount(twilio, 'Calls.json', form)
      const data: unknown = await response.json()
      return String(Reflect.get(Object(data), 'sid'))
    },
    webhooks,
    repeat: (webhook) => host(webhook.clone()),
    wait: (seconds) => clock.advance(seconds * 1000),
  }
}

/** The enumerator calls, the respondent's phone rings out, and both are idle again. */
export async function missCall(flow: Flow): Promise<void> {
  await flow.placeCall()
  await flow.wait(1)
  flow.twilio.phones.answer(enumerator)
  await flow.wait(60)
  flow.twilio.phones.hangUp(enumerator)
  await flow.wait(1)
  expect(flow.phone(respondent).state).toBe('idle')
}
