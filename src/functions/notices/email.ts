import type { Visit } from '../runtime/visit.ts'

const sendGridUrl = 'https://api.sendgrid.com/v3/mail/send'

/**
 * Sends a plain e-mail where SENDGRID_API_KEY and EMAIL_FROM are set; false where they are not, or SendGrid
 * did not take it in time. https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
 */
export async function sendEmail(visit: Visit, to: string, subject: string, text: string): Promise<boolean> {
  const { key, from } = visit.settings.email
  if (key === '' || from === '') return false
  const mail = {
    personalizations: [{ to: [{ email: to }] }],
    from: { email: from },
    // A line end in a subject would begin another header.
    subject: subject.replace(/\s+/g, ' '),
    content: [{ type: 'text/plain', value: text }],
    // SendGrid would lead every link through its own address, and a case's link is nobody else's business.
    tracking_settings: { click_tracking: { enable: false }, open_tracking: { enable: false } },
  }
  const status = await post(visit, key, JSON.stringify(mail))
  if (status === 202) return true
  visit.log(`the e-mail was not taken: ${status ?? 'no reply'}`)
  return false
}

async function post(visit: Visit, key: string, body: string): Promise<number | undefined> {
  const { clock, fetch } = visit.runtime
  const controller = new AbortController()
  return new Promise((resolve) => {
    const stop = clock.after(Math.max(0, visit.timeLeft()), () => {
      controller.abort()
      resolve(undefined)
    })
    const finish = (status: number | undefined) => {
      stop()
      resolve(status)
    }
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    fetch(sendGridUrl, {
      method: 'POST',
      headers,
      credentials: 'omit',
      body,
      signal: controller.signal,
    }).then(
      ({ status }) => finish(status),
      () => finish(undefined),
    )
  })
}
