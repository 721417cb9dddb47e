import type { Desk, Parameters } from './desk.ts'

/** The enumerator's phone rings. */
export async function call(desk: Desk, parameters?: Parameters): Promise<void> {
  await desk.open(parameters)
  await desk.tap('Call')
  await desk.reads('Your phone is ringing')
}

/** Both have answered. */
export async function talk(desk: Desk, parameters?: Parameters): Promise<void> {
  await call(desk, parameters)
  await desk.pass(4)
  desk.enumeratorAnswers()
  await desk.reads('Maria: ringing')
  await desk.pass(6)
  desk.respondentAnswers()
  await desk.reads('Talking with Maria')
}

/** Nobody answers at the respondent's. */
export async function callInVain(desk: Desk, parameters?: Parameters): Promise<void> {
  await call(desk, parameters)
  await desk.pass(4)
  desk.enumeratorAnswers()
  await desk.reads('Maria did not answer')
}

/** With the respondent's consent. */
export async function talkOnTheRecord(desk: Desk): Promise<void> {
  await talk(desk, { record: 'consent' })
  await desk.pass(50)
  await desk.tap('Start recording')
  await desk.reads(/^Recording since/)
  await desk.pass(30)
}
