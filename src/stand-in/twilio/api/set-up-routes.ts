import type { Hono } from 'hono'
import { plans } from '../../../twilio/numbers/plans.ts'
import { countriesRoot, voiceOrigin } from '../../../twilio/set-up/dialing-permissions.ts'
import { numberSid } from '../account.ts'
import { apiRoot } from '../formats/format-call.ts'
import { formatPage } from '../formats/format-page.ts'
import { formatBalance, formatCallerId, formatCountry } from '../formats/format-set-up.ts'
import { type ApiEnv, type ApiParts, admit } from './api-context.ts'
import { notFound } from './refusal.ts'
import { admitToYoungApi } from './young-api.ts'

/** With its plus; undefined where no country has these two letters. */
function codeOf(country: string): string | undefined {
  const found = Object.entries(plans.country_calling_codes).find(([, countries]) =>
    countries.some((one) => one === country),
  )
  return found && `+${found[0]}`
}

/** What a team looks at before its first call, besides its account and its numbers. */
export function addSetUpRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  const { account, behaviour } = parts

  // Whether a key may see the balance is not known: here a standard key may.
  app.get(`${apiRoot}/:account/Balance.json`, (context) => {
    admit(parts, context)
    return context.json(formatBalance(account, behaviour))
  })

  // The number is compared as it is given; whether Twilio's filter takes a part of one is not documented.
  app.get(`${apiRoot}/:account/OutgoingCallerIds.json`, (context) => {
    admit(parts, context)
    const wanted = context.req.query('PhoneNumber') ?? ''
    const found = behaviour.verifiedNumbers
      .filter((number) => wanted === '' || number === wanted)
      .map((number) => ({ sid: numberSid(number) ?? '', number }))
    const format = ({ number }: { number: string }): object => formatCallerId(number, account)
    return context.json(formatPage(new URL(context.req.url), 'outgoing_caller_ids', found, format))
  })

  app.get(`${countriesRoot}/:country{[A-Za-z]+}`, (context) => {
    admitToYoungApi(parts, context)
    const country = context.req.param('country').toUpperCase()
    const code = codeOf(country)
    if (code === undefined) throw notFound(context.req.path)
    return context.json(formatCountry({ country, code, address: voiceOrigin + countriesRoot }, behaviour))
  })
}
