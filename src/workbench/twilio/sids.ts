/** Makes one of Twilio's identifiers: a call, a recording, a message without and with media, or its media. */
export type NewSid = (prefix: 'CA' | 'RE' | 'SM' | 'MM' | 'ME') => string

/** Two letters and 32 hexadecimal digits. `random` gives numbers from 0 up to 1. */
export function createSids(random: () => number): NewSid {
  return (prefix) => {
    let digits = ''
    while (digits.length < 32) digits += Math.floor(random() * 16).toString(16)
    return prefix + digits
  }
}
