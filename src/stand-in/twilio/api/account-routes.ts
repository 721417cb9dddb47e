import type { Hono } from 'hono'
import { numberSid } from '../account.ts'
import { formatAccount, formatNumber } from '../formats/format-account.ts'
import { apiRoot } from '../formats/format-call.ts'
import { formatPage } from '../formats/format-page.ts'
import { type ApiEnv, type ApiParts, admit } from './api-context.ts'
import { notFound } from './refusal.ts'

/** A part of a number is enough, and `*` stands for any digit. */
function isLike(number: string, wanted: string): boolean {
  const digits = wanted.replace(/[^\d*]/g, '')
  return new RegExp(digits.replaceAll('*', '\\d')).test(number)
}

/**
 * The account and its numbers, to be read. https://www.twilio.com/docs/iam/api/account
 * https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export function addAccountRoutes(app: Hono<ApiEnv>, parts: ApiParts): void {
  const list = `${apiRoot}/:account/IncomingPhoneNumbers.json`
  const one = `${apiRoot}/:account/IncomingPhoneNumbers/:file{[^/]+\\.json}`
  const { account, behaviour } = parts
  const format = ({ number }: { number: string }): object => formatNumber(number, account, behaviour)

  function numbers(): { sid: string; number: string }[] {
    return account.twilioNumbers.map((number) => ({ sid: numberSid(number) ?? '', number }))
  }

  app.get(`${apiRoot}/:account{AC[0-9a-fA-F]+\\.json}`, (context) => {
    admit(parts, context)
    return context.json(formatAccount(account, behaviour))
  })

  app.get(list, (context) => {
    admit(parts, context)
    const wanted = context.req.query('PhoneNumber') ?? ''
    const name = context.req.query('FriendlyName') ?? ''
    const found = numbers().filter(
      (one) =>
        isLike(one.number, wanted) &&
        (name === '' || formatNumber(one.number, account, behaviour)['friendly_name'] === name),
    )
    return context.json(formatPage(new URL(context.req.url), 'incoming_phone_numbers', found, format))
  })

  app.get(one, (context) => {
    admit(parts, context)
    const sid = (context.req.param('file') ?? '').replace(/\.json$/, '')
    const known = numbers().find((number) => number.sid === sid)
    if (!known) throw notFound(context.req.path)
    return context.json(format(known))
  })
}
