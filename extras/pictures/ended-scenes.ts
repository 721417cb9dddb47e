import { enumeratorNumber } from '../../test/plugin/world/form.ts'
import { call, callInVain, talk, talkOnTheRecord } from './calling.ts'
import { restrictedKey, type Scene } from './scene.ts'

/** Calls that are over: what became of them, and what to do next. */
export const endedScenes: readonly Scene[] = [
  {
    name: 'talked',
    caption: 'the call is over',
    async play(stage) {
      await talk(stage)
      await stage.pass(252)
      await stage.tap('Hang up')
      await stage.reads(/^Talked with Maria for/)
    },
  },
  {
    name: 'ended',
    caption: 'nobody reached, two calls left',
    async play(stage) {
      await callInVain(stage, { attempts: '3' })
      await stage.reads('Call again')
    },
  },
  {
    caption: 'nobody reached, no call left',
    async play(stage) {
      await callInVain(stage)
      await stage.reads('You can go on to the next question.')
    },
  },
  {
    name: 'disposition',
    caption: 'what happened?',
    async play(stage) {
      await talk(stage, { dispositions: '1', details: '1' })
      await stage.pass(252)
      await stage.tap('Hang up')
      await stage.reads(/^Talked with Maria for/)
      await stage.reads('What happened?')
    },
  },
  {
    caption: 'what happened? with two calls left',
    async play(stage) {
      await talk(stage, { dispositions: '1', details: '1', attempts: '3' })
      await stage.pass(12)
      await stage.tap('Hang up')
      await stage.reads('What happened?')
    },
  },
  {
    caption: 'what happened is chosen',
    async play(stage) {
      await talk(stage, { dispositions: '1', details: '1' })
      await stage.pass(252)
      await stage.tap('Hang up')
      await stage.reads('What happened?')
      await stage.finds('Interview completed').click()
      await stage.reads('You can go on to the next question.')
    },
  },
  {
    caption: 'nobody reached, what happened is observed',
    async play(stage) {
      await callInVain(stage, { dispositions: '1', details: '1', attempts: '3' })
      await stage.reads('Call again')
    },
  },
  {
    caption: 'the key cannot see what happened',
    async play(stage) {
      await call(stage, { ...restrictedKey(stage), dispositions: '1', details: '1', attempts: '2' })
      stage.twilio.behaviour.restrictedPermissions = ['calls/create', 'calls/read', 'calls/update']
      await stage.pass(4)
      stage.enumeratorAnswers()
      await stage.pass(20)
      await stage.tap('Hang up')
      await stage.reads('What happened?')
    },
  },
  {
    caption: 'looked into: the details',
    async play(stage) {
      await callInVain(stage)
      await stage.reads('You can go on to the next question.')
      await stage.tap('Details')
      await stage.reads('Update status')
    },
  },
  {
    caption: 'your phone was not answered',
    async play(stage) {
      await call(stage)
      await stage.pass(30)
      await stage.reads('Your phone was not answered')
      await stage.reads('Call again')
    },
  },
  {
    caption: 'your phone was busy; what happened to Maria is not asked',
    async play(stage) {
      await stage.open({ dispositions: '1', details: '1', attempts: '3' })
      stage.twilio.phones.setHabit(enumeratorNumber, { kind: 'busy' })
      await stage.tap('Call')
      await stage.reads('Your phone was busy')
      await stage.pass(12)
      await stage.reads('Call again')
    },
  },
  {
    caption: 'ended before Maria was called',
    async play(stage) {
      await call(stage, { whisper: 'Household 1204, Maria. She asked to be called in the afternoon.' })
      await stage.pass(2)
      stage.enumeratorAnswers()
      await stage.pass(1)
      stage.twilio.phones.hangUp(enumeratorNumber)
      await stage.reads('The call ended before Maria was called')
      await stage.reads('Call again')
    },
  },
  {
    caption: 'the recording is kept',
    async play(stage) {
      await talkOnTheRecord(stage)
      await stage.tap('Hang up')
      await stage.reads('The recording is kept.')
      await stage.reads('You can go on to the next question.')
    },
  },
]
