/** Who has told which of the account's numbers to stop. */
export interface OptOuts {
  /** Takes note of a message from a phone, if it is one of the words that Twilio listens for. */
  note(phone: string, twilioNumber: string, body: string): void
  /** Whether `phone` has stopped this number, or, where it is null, any: a messaging service holds them all. */
  has(phone: string, twilioNumber: string | null): boolean
  clear(): void
}

// One word alone counts, whatever its case. https://help.twilio.com/articles/223134027
const stopWords = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'OPTOUT', 'REVOKE'])
const startWords = new Set(['START', 'YES', 'UNSTOP'])

export function createOptOuts(): OptOuts {
  const stopped = new Map<string, Set<string>>()
  return {
    note(phone, twilioNumber, body) {
      const word = body.trim().toUpperCase()
      const phones = stopped.get(twilioNumber) ?? new Set<string>()
      stopped.set(twilioNumber, phones)
      if (stopWords.has(word)) phones.add(phone)
      if (startWords.has(word)) phones.delete(phone)
    },
    has: (phone, twilioNumber) =>
      twilioNumber === null
        ? [...stopped.values()].some((phones) => phones.has(phone))
        : (stopped.get(twilioNumber)?.has(phone) ?? false),
    clear: () => stopped.clear(),
  }
}
