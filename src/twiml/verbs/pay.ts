import type { Given, Method } from '../attributes.ts'
import { element, type Node } from '../document.ts'
import type { ChildOf } from '../nesting.ts'

export type CardType =
  | 'visa'
  | 'mastercard'
  | 'amex'
  | 'maestro'
  | 'discover'
  | 'optima'
  | 'jcb'
  | 'diners-club'
  | 'enroute'

export type PayAttributes = Given<{
  action: string
  bankAccountType: 'consumer-checking' | 'consumer-savings' | 'commercial-checking' | 'commercial-savings'
  /** Such as `20.45`; without it, or with 0, only a token is made. */
  chargeAmount: string
  currency: string
  description: string
  input: 'dtmf'
  language: string
  /** 1 to 3, Twilio's default is 1. */
  maxAttempts: number
  minPostalCodeLength: number
  paymentConnector: string
  paymentMethod: 'ach-debit' | 'credit-card'
  /** Whether to ask for it, or the code itself. */
  postalCode: boolean | string
  securityCode: boolean
  statusCallback: string
  statusCallbackMethod: Method
  /** Seconds. */
  timeout: number
  tokenType: 'one-time' | 'reusable' | 'payment-method'
  validCardTypes: readonly CardType[]
}>

/** https://www.twilio.com/docs/voice/twiml/pay */
export function pay(attributes: PayAttributes, ...parts: ChildOf<'Pay'>[]): Node<'Pay'> {
  return element('Pay', attributes, parts)
}

export type PromptAttributes = Given<{
  /** 1 is the first time. */
  attempt: readonly number[]
  cardType: readonly CardType[]
  errorType: ReadonlyArray<
    | 'timeout'
    | 'invalid-card-number'
    | 'invalid-card-type'
    | 'invalid-date'
    | 'invalid-security-code'
    | 'internal-error'
    | 'input-matching-failed'
  >
  for:
    | 'payment-card-number'
    | 'expiration-date'
    | 'security-code'
    | 'postal-code'
    | 'payment-processing'
    | 'bank-account-number'
    | 'bank-routing-number'
  requireMatchingInputs: boolean
}>

/** What the payer hears at one step. https://www.twilio.com/docs/voice/twiml/pay/prompt */
export function prompt(attributes: PromptAttributes, ...heard: ChildOf<'Prompt'>[]): Node<'Prompt'> {
  return element('Prompt', attributes, heard)
}
