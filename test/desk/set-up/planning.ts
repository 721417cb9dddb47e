import { emptyPlan, type Plan } from '../../../src/desk/set-up/plan.ts'
import { standInAccount } from '../../../src/stand-in/twilio/account.ts'

const { sid, apiKey, apiSecret, authToken } = standInAccount

export const keyAccess = { accountSid: sid, username: apiKey, password: apiSecret }
export const tokenAccess = { accountSid: sid, username: sid, password: authToken }

/** What a designer has put in who calls from Kenya. */
export function planOf(more: Partial<Plan> = {}): Plan {
  return {
    ...emptyPlan,
    twilioNumber: '+12025550110',
    ownPhone: '+254700000001',
    respondentPhone: '+254711222333',
    formTitle: 'Household survey',
    formId: 'household_survey',
    ...more,
  }
}
