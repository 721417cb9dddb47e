import { isRecord } from '../twilio/json-values.ts'

/** What whoever serves this page lays beside it: the workbench does. From disk there is none. */
export interface Offer {
  /** Address of an export that can be taken in. */
  readonly export: string
  /** Of an account that is nobody's: no secret is. */
  readonly accountSid: string
  readonly apiKey: string
  readonly apiSecret: string
}

/** Reads the element `offer` of the page, JSON. */
export function readOffer(page: Document): Offer | undefined {
  const text = page.getElementById('offer')?.textContent
  if (!text) return undefined
  const data: unknown = JSON.parse(text)
  return isOffer(data) ? data : undefined
}

function isOffer(data: unknown): data is Offer {
  return (
    isRecord(data) &&
    ['export', 'accountSid', 'apiKey', 'apiSecret'].every((name) => typeof data[name] === 'string')
  )
}
