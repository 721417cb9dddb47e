import type { Parameters, Stage } from './stage.ts'

/** The enumerator's phone rings. */
export async function call(stage: Stage, parameters?: Parameters): Promise<void> {
  await stage.open(parameters)
  await stage.tap('Call')
  await stage.reads('Your phone is ringing')
}

/** Both have answered. */
export async function talk(stage: Stage, parameters?: Parameters): Promise<void> {
  await call(stage, parameters)
  await stage.pass(4)
  stage.enumeratorAnswers()
  await stage.reads('Maria: ringing')
  await stage.pass(6)
  stage.respondentAnswers()
  await stage.reads('Talking with Maria')
}

/** Nobody answers at the respondent's. */
export async function callInVain(stage: Stage, parameters?: Parameters): Promise<void> {
  await call(stage, parameters)
  await stage.pass(4)
  stage.enumeratorAnswers()
  await stage.reads('Maria did not answer')
}

/** With the respondent's consent. */
export async function talkOnTheRecord(stage: Stage): Promise<void> {
  await talk(stage, { record: 'consent' })
  await stage.pass(50)
  await stage.tap('Start recording')
  await stage.reads(/^Recording since/)
  await stage.pass(30)
}
