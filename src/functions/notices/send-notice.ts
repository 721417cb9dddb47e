import { createMessage, listMessages, longestBody } from '../../twilio/messages.ts'
import type { Visit } from '../runtime/visit.ts'
import { wordsFor } from '../settings/words.ts'
import { sendEmail } from './email.ts'
import { shorten } from './long-text.ts'
import type { Notice, Recipient } from './notice.ts'

/** As many notices to one phone as are looked through for the one that may have been sent before. */
const lookBack = 50

/**
 * Sends a notice by SMS and e-mail; true when at least one was taken, now or before.
 *
 * Each goes out once for what it is about: this instance remembers, and Twilio's own list of messages shows an
 * SMS that another instance has sent. Two instances that ask at the same moment can both find none, and an
 * e-mail without an SMS beside it is remembered by the instance alone.
 *
 * @param from the Twilio number it comes from
 */
export async function sendNotice(
  visit: Visit,
  notice: Notice,
  recipients: readonly Recipient[],
  from: string,
): Promise<boolean> {
  const taken = await Promise.all(
    recipients.map((recipient) =>
      once(visit, `${notice.about}>${recipient.phone}>${recipient.email}`, () =>
        sendBoth(visit, notice, recipient, from),
      ),
    ),
  )
  return taken.includes(true)
}

async function sendBoth(
  visit: Visit,
  notice: Notice,
  { phone, email }: Recipient,
  from: string,
): Promise<boolean> {
  const sender = visit.settings.noticeFrom || from
  const canText = phone !== '' && sender !== ''
  if (canText && (await wasSent(visit, notice, phone, sender))) return true
  const [isTexted, isMailed] = await Promise.all([
    canText ? sendText(visit, notice, phone, sender) : false,
    email === '' ? false : sendEmail(visit, email, subjectOf(visit, notice), textOf(notice, true)),
  ])
  return isTexted || isMailed
}

async function wasSent(visit: Visit, notice: Notice, phone: string, sender: string): Promise<boolean> {
  const filter = { to: phone, from: sender, pageSize: lookBack }
  const reply = await listMessages(visit.send, visit.settings.accountSid, filter)
  // Not knowing is taken for no: a notice that comes twice does less harm than one that never comes.
  return reply.kind === 'data' && reply.data.items.some(({ body }) => body.includes(markOf(notice)))
}

async function sendText(visit: Visit, notice: Notice, phone: string, sender: string): Promise<boolean> {
  const message = { to: phone, from: sender, body: textOf(notice, false) }
  const reply = await createMessage(visit.send, visit.settings.accountSid, message)
  if (reply.kind === 'data') return true
  visit.log(`the notice to ${phone} was not taken: ${reply.kind === 'refused' ? reply.code : reply.cause}`)
  return false
}

/** An SMS has at most what Twilio takes; its mark, which tells a notice that was sent, is never cut off. */
function textOf(notice: Notice, isEmail: boolean): string {
  const lines = [notice.text, notice.link, ...(isEmail ? notice.more : [])].filter((line) => line !== '')
  const mark = markOf(notice)
  if (isEmail) return [...lines, mark].join('\n')
  return `${shorten(lines.join(' '), longestBody - mark.length - 1)} ${mark}`
}

function subjectOf(visit: Visit, notice: Notice): string {
  return shorten(wordsFor(visit.settings, 'emailSubject', { what: notice.text }), 120)
}

/** What tells that a message is this notice; short, since it is paid for by the letter. */
function markOf({ about }: Notice): string {
  return `[${about.slice(0, 2)}${about.slice(-8)}]`
}

/** At most so many deeds are remembered; an instance lives for minutes. */
const mostRemembered = 500

/** Runs `deed` unless the same was done, or is being done, in this instance. A deed that failed may be tried again. */
async function once(visit: Visit, name: string, deed: () => Promise<boolean>): Promise<boolean> {
  const { done } = visit.runtime
  const before = done.get(name)
  if (before !== undefined) return before
  if (done.size >= mostRemembered) done.clear()
  const now = deed().catch(() => false)
  done.set(name, now)
  const isDone = await now
  if (!isDone) done.delete(name)
  return isDone
}
