import { describe, expect, it } from 'vitest'
import { evaluateParameters, parseAppearance } from '../../../../src/stand-in/surveycto/appearance.ts'
import { exampleFields, formValues } from '../../../../src/workbench/page/form/sample-form.ts'
import { readAddress, readServerSettings } from '../../../../src/workbench/page/parameters/page-settings.ts'

const account = { accountSid: 'AC1', apiKey: 'SK1', apiSecret: 'secret', twilioNumber: '+12025550110' }

describe('how the page begins', () => {
  it('is the stand-in and the example form when the address says nothing', () => {
    const { mode, platform, language, readOnly, required, appearance } = readAddress('')
    expect({ mode, platform, language, readOnly, required }).toEqual({
      mode: 'stand-in',
      platform: 'android-collect',
      language: 'English',
      readOnly: false,
      required: false,
    })
    const parameters = evaluateParameters(parseAppearance(appearance), formValues(exampleFields, account))
    expect(Object.fromEntries(parameters.map(({ key, value }) => [key, value]))).toMatchObject({
      from_number: '+254700000001',
      to_number: '+254711222333',
      twilio_number: '+12025550110',
      account_sid: 'AC1',
      api_key: 'SK1',
      api_secret: 'secret',
      record: 1,
    })
  })

  it('can be given in the address', () => {
    const query = new URLSearchParams({
      mode: 'real',
      platform: 'web-collect',
      language: 'français',
      readonly: '1',
      required: '1',
      appearance: 'custom-twilio-call(record=0)',
      respondent_number: '+254711000000',
    })
    expect(readAddress(`?${query}`)).toEqual({
      mode: 'real',
      platform: 'web-collect',
      language: 'français',
      readOnly: true,
      required: true,
      appearance: 'custom-twilio-call(record=0)',
      fields: { respondent_number: '+254711000000' },
    })
  })

  it('falls back to what is usual where the address makes no sense', () => {
    expect(readAddress('?mode=both&platform=desktop&language=Klingon')).toMatchObject({
      mode: 'stand-in',
      platform: 'android-collect',
      language: 'English',
    })
  })

  it('is refused when the page does not come from the workbench’s server', () => {
    expect(() => readServerSettings('{}')).toThrow('Open this page through npm start')
    const settings = {
      twilioUrl: 'http://127.0.0.1:1',
      numbers: { '+12025550110': { voiceUrl: 'http://127.0.0.1:2/incoming-call' } },
      account: { ...account, messagingServiceSid: 'MG1' },
    }
    expect(readServerSettings(JSON.stringify(settings))).toEqual(settings)
  })
})
