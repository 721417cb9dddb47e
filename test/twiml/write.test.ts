import { describe, expect, it } from 'vitest'
import { TwimlRefused } from '../../src/twiml/check.ts'
import { longestInlineTwiml } from '../../src/twiml/document.ts'
import { pause, say, voiceResponse } from '../../src/twiml/verbs/voice.ts'
import { inlineTwiml, writeTwiml } from '../../src/twiml/write.ts'

const around = '<Response><Say></Say></Response>'.length
const saying = (length: number) => voiceResponse(say('a'.repeat(length)))

describe('TwiML within a request', () => {
  it('may be as long as a request takes', () => {
    expect(inlineTwiml(saying(longestInlineTwiml - around))).toHaveLength(4000)
  })

  it('is refused one character later, with both lengths and a way out', () => {
    expect(() => inlineTwiml(saying(longestInlineTwiml - around + 1))).toThrow(
      new TwimlRefused([
        'a request takes 4000 characters and this has 4001; shorten the texts or give a URL',
      ]),
    )
  })

  it('counts characters as they are written, five for an ampersand', () => {
    expect(() => inlineTwiml(voiceResponse(say('&'.repeat(800))))).toThrow('this has 4032')
  })

  it('is refused for what Twilio would not run, too', () => {
    expect(() => inlineTwiml(voiceResponse(pause(0)))).toThrow(TwimlRefused)
  })
})

describe('TwiML that answers a webhook', () => {
  it('may be longer', () => {
    expect(writeTwiml(saying(60_000))).toHaveLength(60_000 + around)
  })
})
