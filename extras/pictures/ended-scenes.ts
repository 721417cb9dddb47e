import { enumeratorNumber } from '../../test/plugin/world/form.ts'
import { call, callInVain, talk, talkOnTheRecord } from './calling.ts'
import { restrictedKey, type Scene } from './scene.ts'

/** Calls that are over: what became of them, and what to do next. */
export const endedScenes: readonly Scene[] = [
  {
    name: 'talked',
    caption: 'the call is over',
    async play(desk) {
      await talk(desk)
      await desk.pass(252)
      await desk.tap('Hang up')
      await desk.reads(/^Talked with Maria for/)
    },
  },
  {
    name: 'ended',
    caption: 'nobody reached, two calls left',
    async play(desk) {
      await callInVain(desk, { attempts: '3' })
      await desk.reads('Call again')
    },
  },
  {
    caption: 'nobody reached, no call left',
    async play(desk) {
      await callInVain(desk)
      await desk.reads('You can go on to the next question.')
    },
  },
  {
    name: 'disposition',
    caption: 'what happened?',
    async play(desk) {
      await talk(desk, { dispositions: '1', details: '1' })
      await desk.pass(252)
      await desk.tap('Hang up')
      await desk.reads(/^Talked with Maria for/)
      await desk.reads('What happened?')
    },
  },
  {
    caption: 'what happened? with two calls left',
    async play(desk) {
      await talk(desk, { dispositions: '1', details: '1', attempts: '3' })
      await desk.pass(12)
      await desk.tap('Hang up')
      await desk.reads('What happened?')
    },
  },
  {
    caption: 'what happened is chosen',
    async play(desk) {
      await talk(desk, { dispositions: '1', details: '1' })
      await desk.pass(252)
      await desk.tap('Hang up')
      await desk.reads('What happened?')
      await desk.finds('Interview completed').click()
      await desk.reads('You can go on to the next question.')
    },
  },
  {
    caption: 'nobody reached, what happened is observed',
    async play(desk) {
      await callInVain(desk, { dispositions: '1', details: '1', attempts: '3' })
      await desk.reads('Call again')
    },
  },
  {
    caption: 'the key cannot see what happened',
    async play(desk) {
      await call(desk, { ...restrictedKey(desk), dispositions: '1', details: '1', attempts: '2' })
      desk.twilio.behaviour.restrictedPermissions = ['calls/create', 'calls/read', 'calls/update']
      await desk.pass(4)
      desk.enumeratorAnswers()
      await desk.pass(20)
      await desk.tap('Hang up')
      await desk.reads('What happened?')
    },
  },
  {
    caption: 'looked into: the details',
    async play(desk) {
      await callInVain(desk)
      await desk.reads('You can go on to the next question.')
      await desk.tap('Details')
      await desk.reads('Update status')
    },
  },
  {
    caption: 'your phone was not answered',
    async play(desk) {
      await call(desk)
      await desk.pass(30)
      await desk.reads('Your phone was not answered')
      await desk.reads('Call again')
    },
  },
  {
    caption: 'your phone was busy; what happened to Maria is not asked',
    async play(desk) {
      await desk.open({ dispositions: '1', details: '1', attempts: '3' })
      desk.twilio.phones.setHabit(enumeratorNumber, { kind: 'busy' })
      await desk.tap('Call')
      await desk.reads('Your phone was busy')
      await desk.pass(12)
      await desk.reads('Call again')
    },
  },
  {
    caption: 'ended before Maria was called',
    async play(desk) {
      await call(desk, { whisper: 'Household 1204, Maria. She asked to be called in the afternoon.' })
      await desk.pass(2)
      desk.enumeratorAnswers()
      await desk.pass(1)
      desk.twilio.phones.hangUp(enumeratorNumber)
      await desk.reads('The call ended before Maria was called')
      await desk.reads('Call again')
    },
  },
  {
    caption: 'the recording is kept',
    async play(desk) {
      await talkOnTheRecord(desk)
      await desk.tap('Hang up')
      await desk.reads('The recording is kept.')
      await desk.reads('You can go on to the next question.')
    },
  },
]
