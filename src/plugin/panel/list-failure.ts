import { functionCodes } from '../../twilio/service-ask.ts'
import type { Failure } from '../../twilio/transport.ts'

/**
 * The key is good and may not list this: https://www.twilio.com/docs/iam/api-keys/restricted-api-keys
 * Test credentials (20008) are refused with the same status and are another matter.
 */
export function isDenied(failure: Failure): boolean {
  if (failure.kind !== 'refused') return false
  const { code, status } = failure
  return (
    code === 70051 ||
    code === 20403 ||
    (status === 403 && code !== 20008 && code !== functionCodes.notAllowed)
  )
}
