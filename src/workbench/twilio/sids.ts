/**
 * Makes Twilio's identifiers: two letters and 32 hexadecimal digits. `random` gives numbers from 0 up to 1.
 */
export function createSids(random: () => number): (prefix: 'CA' | 'RE') => string {
  return (prefix) => {
    let digits = ''
    while (digits.length < 32) digits += Math.floor(random() * 16).toString(16)
    return prefix + digits
  }
}
