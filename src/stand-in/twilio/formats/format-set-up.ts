import { type Account, numberSid } from '../account.ts'
import type { Behaviour } from '../behaviour.ts'
import { apiRoot, formatDate, formatForDisplay } from './format-call.ts'

/** https://www.twilio.com/docs/usage/api/account-balance — in Twilio's OpenAPI: `api.v2010.account.balance`. */
export function formatBalance({ sid }: Account, { balance }: Behaviour): object {
  return { account_sid: sid, balance, currency: 'USD' }
}

/** A verified number. https://www.twilio.com/docs/voice/api/outgoing-caller-ids#outgoingcallerid-properties */
export function formatCallerId(number: string, { sid, openedAt }: Account): object {
  return {
    sid: numberSid(number),
    account_sid: sid,
    phone_number: number,
    friendly_name: formatForDisplay(number),
    date_created: formatDate(openedAt),
    date_updated: formatDate(openedAt),
    uri: `${apiRoot}/${sid}/OutgoingCallerIds/${numberSid(number)}.json`,
  }
}

/**
 * Whether a country may be called: where no beginning of its numbers is forbidden as a whole. Numbers of high risk are
 * off, as they are until somebody switches them on.
 * https://www.twilio.com/docs/voice/api/dialingpermissions-country-resource#dialingpermissionscountry-properties
 *
 * @param place two letters, the country code with its plus, and the address of all countries
 */
export function formatCountry(
  { country, code, address }: { country: string; code: string; address: string },
  { forbiddenPrefixes }: Behaviour,
): object {
  const url = `${address}/${country}`
  return {
    iso_code: country,
    name: new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country,
    // Twilio names one; nothing here knows it.
    continent: null,
    country_codes: [code],
    low_risk_numbers_enabled: !forbiddenPrefixes.some((prefix) => code.startsWith(prefix)),
    high_risk_special_numbers_enabled: false,
    high_risk_tollfraud_numbers_enabled: false,
    url,
    links: { highrisk_special_prefixes: `${url}/HighRiskSpecialPrefixes` },
  }
}
