/** The number in an address such as `whatsapp:+255754000002`. */
export function plainNumber(address: string): string {
  return address.replace(/^[a-z]+:(?=\+)/i, '')
}
