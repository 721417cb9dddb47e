import { describe, expect, it } from 'vitest'
import { evaluateParameters, parseAppearance } from '../../../../src/stand-in/surveycto/appearance.ts'
import type { FormValues } from '../../../../src/stand-in/surveycto/expression.ts'
import {
  exampleAppearance,
  exampleFields,
  formValues,
} from '../../../../src/workbench/page/form/sample-form.ts'
import { fillIn, readWorkbook, realCredentials } from '../../../extras/forms/workbook.ts'

const account = {
  accountSid: realCredentials.sid,
  apiKey: realCredentials.apikey,
  apiSecret: realCredentials.apisecret,
  twilioNumber: realCredentials.number,
}

function parametersIn(values: FormValues): Readonly<Record<string, unknown>> {
  const parameters = evaluateParameters(parseAppearance(exampleAppearance), values)
  return Object.fromEntries(parameters.map(({ key, value }) => [key, value]))
}

const onThePage = parametersIn(formValues(exampleFields, account))

describe('the appearance that the page shows, pasted into a form', () => {
  it('reads our CSV, with the fields of our consent form, and gives the very parameters of the page', async () => {
    const form = await readWorkbook('twilio-call-consent.xlsx')
    const values = fillIn(form, { fields: exampleFields, credentials: realCredentials })
    expect(parametersIn(values)).toEqual(onThePage)
    expect(onThePage).toEqual({
      from_number: '+254700000001',
      to_number: '+254711222333',
      twilio_number: realCredentials.number,
      account_sid: realCredentials.sid,
      api_key: realCredentials.apikey,
      api_secret: realCredentials.apisecret,
      to_label: 'Maria',
      record: 1,
      display_number: 1,
    })
  })

  it('begins with what stands in the CSV as people download it, which is to be filled in', async () => {
    const values = fillIn(await readWorkbook('twilio-call-consent.xlsx'), { fields: exampleFields })
    expect(parametersIn(values)).toMatchObject({
      account_sid: 'your Account SID',
      api_key: 'your API key SID',
    })
  })
})
