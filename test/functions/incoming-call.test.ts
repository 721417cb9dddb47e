import { describe, expect, it } from 'vitest'
import { documentOf, incomingCall, origin, setScene } from './visiting.ts'

const menu =
  'To speak to your interviewer, press 1. To leave a message, press 2. If you do not want to be called again, press 9.'

/** The menu after `greeting`, with where both a key and none go. */
function asking(greeting: string, step = 'asked-1'): string {
  const next = `${origin}/gather?step=${step}`
  return `<Response>
    <Gather action="${next}" method="POST" numDigits="1" timeout="7"><Say>${greeting}</Say><Say>${menu}</Say></Gather>
    <Redirect method="POST">${next}</Redirect>
  </Response>`
}

describe('an incoming call', () => {
  it('is greeted by the name of the directory and asked for a key', async () => {
    const answer = await setScene().post('/incoming-call', incomingCall())
    expect(answer).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' })
    expect(documentOf(answer.body)).toEqual(documentOf(asking('Hello, Maria.')))
  })

  it('from an unknown number is greeted plainly', async () => {
    const call = incomingCall({ From: '+255754000077' })
    const answer = await setScene().post('/incoming-call', call)
    expect(documentOf(answer.body)).toEqual(documentOf(asking('Hello. You have reached the survey team.')))
  })

  it('is known by the old name of the caller’s number too', async () => {
    const { From, To, ...rest } = incomingCall()
    const answer = await setScene().post('/incoming-call', rest)
    expect(answer.body).toContain('Hello, Maria.')
  })

  it('is greeted plainly where the directory is broken', async () => {
    const answer = await setScene({ directory: '{"+255' }).post('/incoming-call', incomingCall())
    expect(answer.body).toContain('You have reached the survey team')
  })

  it('is greeted in words and a voice of .env, or by a recording in their place', async () => {
    const scene = setScene({
      environment: {
        WORDS_GREETING_BY_NAME: 'Habari {name}.',
        WORDS_MENU: 'https://team.example.org/menu.mp3',
        SAY_LANGUAGE: 'sw-KE',
        SAY_VOICE: 'Google.sw-KE-Standard-A',
      },
    })
    const { body } = await scene.post('/incoming-call', incomingCall())
    expect(body).toContain('<Say language="sw-KE" voice="Google.sw-KE-Standard-A">Habari Maria.</Say>')
    expect(body).toContain('<Play>https://team.example.org/menu.mp3</Play>')
  })

  it('says a name with markup in it as text', async () => {
    const directory = JSON.stringify({ [incomingCall()['From'] ?? '']: { name: '<Hangup/> & co', case: '' } })
    const { body } = await setScene({ directory }).post('/incoming-call', incomingCall())
    const [gather] = documentOf(body)
    expect(gather?.children[0]?.text).toBe('Hello, <Hangup/> & co.')
  })

  it('asks Twilio nothing, so that it answers at once', async () => {
    const scene = setScene()
    await scene.post('/incoming-call', incomingCall())
    expect(scene.sent).toEqual([])
  })
})
