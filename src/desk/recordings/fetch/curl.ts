import { soundPath } from '../../../twilio/account-recordings.ts'
import { twilioOrigin } from '../../../twilio/transport.ts'
import type { Found } from '../choose/find.ts'

export const curlFile = 'download.txt'

/**
 * What has curl fetch the sounds where a browser may not read them. It holds no secret: curl asks for that, once, and
 * leaves it in no history. https://curl.se/docs/manpage.html#-K
 */
export function writeCurlFile(accountSid: string, jobs: readonly Found[]): string {
  const head = [
    '# An error is no sound: without this its page would be saved as one.',
    'fail',
    '# To wherever Twilio keeps the sound; curl gives the password to no other host.',
    'location',
    '# Busy or cut: again, after growing pauses.',
    'retry = 8',
    'connect-timeout = 30',
  ]
  const sounds = jobs.map(({ recording: { sid }, name }) =>
    ['', `url = "${twilioOrigin}${soundPath(accountSid, sid)}"`, `output = "${name}"`].join('\n'),
  )
  return `${[...head, ...sounds].join('\n')}\n`
}

/** @param username the API key's SID; the secret is asked for */
export function curlCommand(username: string): string {
  return `curl -u ${/^\w+$/.test(username) ? username : 'SK…'} -K ${curlFile}`
}
