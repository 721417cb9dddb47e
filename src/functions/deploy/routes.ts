import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

const functions = fileURLToPath(new URL('../', import.meta.url))

/** Every Function by its route, which is its file's name at Twilio, and where its source is. */
export const functionSources: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync(functions)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [basename(name, '.ts'), functions + name]),
  ),
  // The block's addresses are its own, in letters that no file here is named with.
  'api/twilio/makeCall': `${functions}rest-block/make-call.ts`,
  'api/twilio/sendSms': `${functions}rest-block/send-sms.ts`,
  'api/twilio/sendMms': `${functions}rest-block/send-mms.ts`,
}
