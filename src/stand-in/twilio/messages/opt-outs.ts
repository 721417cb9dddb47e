import { Refusal } from '../api/refusal.ts'

/** What somebody asks of a number with one word. */
export type OptOutType = 'STOP' | 'START' | 'HELP'

/** Who has told which of the account's numbers to stop. */
export interface OptOuts {
  /**
   * Takes note of a message from a phone, if it is one of the words that Twilio listens for. It is no news,
   * and Twilio says nothing to it, where the phone had stopped or started before.
   */
  note(
    phone: string,
    twilioNumber: string,
    body: string,
  ): { readonly type: OptOutType; readonly isNews: boolean } | undefined
  /**
   * Whether `phone` has stopped this number, or, where it is null, any: a messaging service holds them all.
   */
  has(phone: string, twilioNumber: string | null): boolean
  clear(): void
}

// One word alone counts, whatever its case. https://help.twilio.com/articles/223134027
const words: ReadonlyMap<string, OptOutType> = new Map([
  ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'OPTOUT', 'REVOKE'].map(
    (word) => [word, 'STOP'] as const,
  ),
  ...['START', 'YES', 'UNSTOP'].map((word) => [word, 'START'] as const),
  ...['HELP', 'INFO'].map((word) => [word, 'HELP'] as const),
])

const replies: { readonly [Type in OptOutType]: string } = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
}

/** The no to a message for somebody who has stopped the number. */
export function unsubscribed(): Refusal {
  return new Refusal(400, 21610, 'Attempt to send to unsubscribed recipient')
}

/** What Twilio answers by itself. */
export function replyTo(type: OptOutType): string {
  return replies[type]
}

export function createOptOuts(): OptOuts {
  const stopped = new Map<string, Set<string>>()

  function change(phones: Set<string>, phone: string, type: OptOutType): boolean {
    switch (type) {
      case 'HELP':
        return true
      case 'START':
        return phones.delete(phone)
      case 'STOP': {
        const isNews = !phones.has(phone)
        phones.add(phone)
        return isNews
      }
    }
  }

  return {
    note(phone, twilioNumber, body) {
      const type = words.get(body.trim().toUpperCase())
      if (!type) return undefined
      const phones = stopped.get(twilioNumber) ?? new Set<string>()
      stopped.set(twilioNumber, phones)
      return { type, isNews: change(phones, phone, type) }
    },
    has: (phone, twilioNumber) =>
      twilioNumber === null
        ? [...stopped.values()].some((phones) => phones.has(phone))
        : (stopped.get(twilioNumber)?.has(phone) ?? false),
    clear: () => stopped.clear(),
  }
}
