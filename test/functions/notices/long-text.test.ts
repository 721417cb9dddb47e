import { describe, expect, it } from 'vitest'
import { shorten, splitText } from '../../../src/functions/notices/long-text.ts'
import { incomingCall, type Scene, setScene } from '../visiting.ts'

const family = '👨‍👩‍👧'

describe('a text that is too long for one message', () => {
  it.each(['', 'short', 'a'.repeat(1600), '🙂'.repeat(800)])('is left alone where it fits', (text) => {
    expect(splitText(text)).toEqual([text])
    expect(shorten(text, 1600)).toBe(text)
  })

  it.each([
    ['letters', 'a'.repeat(1601)],
    ['words', 'habari yako '.repeat(300)],
    ['emoji', '🙂'.repeat(2000)],
    ['emoji of several', family.repeat(900)],
    ['Amharic', 'ሰላም ጤና ይስጥልኝ '.repeat(400)],
    ['line ends', 'x\n'.repeat(2500)],
    ['one character that fits nowhere', `a${'\u0301'.repeat(4000)}`],
  ])('is split with nothing lost: %s', (_, text) => {
    const parts = splitText(text)
    expect(parts.length).toBeGreaterThan(1)
    for (const [index, part] of parts.entries()) {
      expect(part.length).toBeLessThanOrEqual(1600)
      expect(part).toMatch(new RegExp(`^\\(${index + 1}/${parts.length}\\) `))
    }
    const whole = parts.map((part) => part.replace(/^\(\d+\/\d+\) /, '')).join('')
    expect(whole.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })

  it('is cut between words and not in a link', () => {
    const link = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1'
    const parts = splitText(`${'b'.repeat(1570)} ${link} end`)
    expect(parts).toEqual([`(1/2) ${'b'.repeat(1570)}`, `(2/2) ${link} end`])
  })

  it('does not become an endless row of messages', () => {
    const parts = splitText('a'.repeat(64_000))
    expect(parts).toHaveLength(10)
    expect(parts.at(-1)).toMatch(/a…$/)
  })

  it('is shortened with a sign, by what people see as one character', () => {
    expect(shorten('abcdef', 4)).toBe('abc…')
    expect(shorten(family.repeat(3), family.length + 3)).toBe(`${family}…`)
  })
})

describe('a notice that is too long', () => {
  const name = 'Maria '.repeat(400).trim()

  async function notice(environment: Record<string, string> = {}): Promise<Scene> {
    const directory = JSON.stringify({ '+255754000002': { name, case: '1204' } })
    const scene = setScene({ directory, environment })
    await scene.post('/gather?step=asked-1', { ...incomingCall(), Digits: '9' })
    return scene
  }

  it('goes out shortened, with the mark by which it is known', async () => {
    for (const { body } of (await notice()).messages) {
      expect(String(body).length).toBeLessThanOrEqual(1600)
      expect(body).toMatch(/^Maria Maria.*… \[CA22222222\]$/s)
    }
  })

  it('goes whole by e-mail, under a subject that says it was cut', async () => {
    const mail = { SENDGRID_API_KEY: 'SG.key-of-sendgrid', EMAIL_FROM: 'calls@example.org' }
    const scene = await notice({ ...mail, SUPERVISOR_EMAIL: 'boss@example.org' })
    const [sent] = scene.sent.filter(({ url }) => url.hostname === 'api.sendgrid.com')
    const { subject, content } = JSON.parse(sent?.body ?? '{}')
    expect(subject).toMatch(/^A respondent: Maria.*…$/)
    expect(subject.length).toBe(120)
    expect(content[0].value).toContain(`${name} (case 1204) asked not to be called again.`)
  })
})
