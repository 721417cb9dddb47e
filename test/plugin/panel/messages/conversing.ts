import { openMessages } from '../../../../src/plugin/panel/messages/messages.ts'
import { createMessage } from '../../../../src/twilio/messages.ts'
import type { Fetch } from '../../../../src/twilio/transport.ts'
import { respondentNumber } from '../../world/form.ts'
import { openTab, type PanelInTest, type PanelTestSettings } from '../../world/open-panel.ts'

/** The tab Messages, for a respondent whom the form calls Maria. */
export async function openConversation(settings: PanelTestSettings = {}): Promise<PanelInTest> {
  const { parameters } = settings
  return openTab(openMessages, { ...settings, parameters: { to_label: 'Maria', ...parameters } })
}

/** The respondent writes to the account's first number. */
export function write(
  tab: PanelInTest,
  body: string,
  from = respondentNumber,
  mediaUrls: string[] = [],
): void {
  const [to = ''] = tab.twilio.account.twilioNumbers
  tab.twilio.phones.sendMessage(from, to, { body, mediaUrls })
}

/** A colleague's form sends a message. */
export async function send(tab: PanelInTest, body: string, to = respondentNumber): Promise<void> {
  const [from = ''] = tab.twilio.account.twilioNumbers
  const reply = await createMessage(tab.world.send, tab.twilio.account.sid, { to, from, body })
  if (reply.kind !== 'data') throw new Error('The message was not taken.')
}

/** What stands in the list, row by row. */
export function rows(tab: PanelInTest): string[] {
  return [...tab.document.querySelectorAll('.message')].map((row) =>
    [...row.children]
      .filter((part) => !part.hasAttribute('hidden'))
      .map((part) => part.textContent)
      .join(' / '),
  )
}

/** What was written, without who and when. */
export function bodies(tab: PanelInTest): string[] {
  return [...tab.document.querySelectorAll('.message-body')].map((body) => body.textContent ?? '')
}

/** What a screen reader was told to read. */
export function heard(tab: PanelInTest): string {
  return tab.document.querySelector('.only-heard')?.textContent ?? ''
}

/** A network that gives nothing until it is let go. */
export function holding(): { network: NonNullable<PanelTestSettings['network']>; letGo(): void } {
  let free = () => {}
  const released = new Promise<void>((resolve) => {
    free = resolve
  })
  return {
    network:
      ({ twilio }): Fetch =>
      async (url, init) => {
        await released
        return twilio.fetch(new Request(url, init))
      },
    letGo: () => free(),
  }
}
