import { enumeratorNumber } from '../../test/plugin/world/form.ts'
import { call, talk, talkOnTheRecord } from './calling.ts'
import { earlierCalls } from './earlier.ts'
import { endedScenes } from './ended-scenes.ts'
import { lostSending, refuse, restrictedKey, type Scene } from './scene.ts'
import type { Stage } from './stage.ts'

async function askWhetherItRang(stage: Stage): Promise<void> {
  await stage.open()
  lostSending(stage)
  await stage.tap('Call')
  await stage.reads(/Did your phone ring/)
}

/** In the order in which an enumerator may meet them. */
export const scenes: readonly Scene[] = [
  {
    name: 'ready',
    caption: 'ready',
    play: (stage) => stage.open(),
  },
  {
    name: 'several-numbers',
    caption: 'several numbers, hidden',
    async play(stage) {
      await stage.open({
        to_number: '+254711222333|+254711222444|+254711222555',
        to_label: 'Maria|Maria’s husband|Neighbour',
        display_number: '0',
      })
    },
  },
  {
    name: 'your-phone-rings',
    caption: 'your phone rings',
    async play(stage) {
      await call(stage)
      await stage.pass(2)
    },
  },
  {
    caption: 'your voice mail answered',
    async play(stage) {
      await stage.open({ detect_voicemail: '1' })
      stage.twilio.phones.setHabit(enumeratorNumber, { kind: 'machine', afterMs: 2_000 })
      await stage.tap('Call')
      await stage.reads('Maria was not called. Answer your phone yourself next time.')
    },
  },
  {
    name: 'talking',
    caption: 'talking',
    async play(stage) {
      await talk(stage)
      await stage.pass(132)
    },
  },
  {
    name: 'consent',
    caption: 'recording by consent',
    play: talkOnTheRecord,
  },
  ...endedScenes,
  {
    name: 'refused',
    caption: 'refused by Twilio',
    async play(stage) {
      await stage.open()
      refuse(stage, 'POST', [400, 21215])
      await stage.tap('Call')
      await stage.reads('Twilio 21215')
    },
  },
  {
    caption: 'refused by Twilio, unfolded',
    async play(stage) {
      await stage.open()
      refuse(stage, 'POST', [401, 20003])
      await stage.tap('Call')
      await stage.reads('Twilio 20003')
      await stage.unfold()
    },
  },
  {
    caption: 'refused for a number that the enumerator may correct',
    async play(stage) {
      await stage.open()
      refuse(stage, 'POST', [400, 21211])
      await stage.tap('Call')
      await stage.reads('Twilio 21211')
    },
  },
  {
    name: 'unsure',
    caption: 'the answer was lost',
    async play(stage) {
      await stage.open()
      lostSending(stage)
      await stage.tap('Call')
      await stage.reads('Checking whether the call was placed')
    },
  },
  {
    caption: 'Twilio has trouble',
    async play(stage) {
      await stage.open()
      lostSending(stage, { kind: 'status', status: 503, acted: true })
      await stage.tap('Call')
      await stage.reads('Checking whether the call was placed')
    },
  },
  {
    caption: 'the network wants a login',
    async play(stage) {
      await stage.open()
      lostSending(stage, { kind: 'html', status: 200, acted: true })
      await stage.tap('Call')
      await stage.reads('Checking whether the call was placed')
    },
  },
  {
    caption: 'unsure for longer: did the phone ring?',
    play: askWhetherItRang,
  },
  {
    caption: 'it rang, and Twilio does not show it yet',
    async play(stage) {
      await askWhetherItRang(stage)
      await stage.tap('My phone rang')
      await stage.reads('Go on with your call.')
    },
  },
  {
    caption: 'it did not ring',
    async play(stage) {
      await askWhetherItRang(stage)
      await stage.tap('My phone did not ring')
      await stage.reads('No call was found')
    },
  },
  {
    caption: 'it did not ring, and turned up all the same',
    async play(stage) {
      await askWhetherItRang(stage)
      await stage.tap('My phone did not ring')
      stage.twilio.faults.clear()
      stage.enumeratorAnswers()
      await stage.reads(/was placed after all/)
    },
  },
  {
    caption: 'a second call may ring',
    async play(stage) {
      await stage.open({}, earlierCalls)
      stage.twilio.phones.setExtensions(enumeratorNumber, 2)
      stage.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'twice' } })
      await stage.tap('Call')
      await stage.reads(/may ring once more/)
    },
  },
  {
    caption: 'unsure, and nothing else can tell',
    async play(stage) {
      await stage.open(restrictedKey(stage))
      stage.twilio.behaviour.restrictedPermissions = ['calls/create', 'calls/read', 'calls/update']
      stage.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'no-cors' } })
      await stage.tap('Call')
      await stage.reads('My phone did not ring')
    },
  },
  {
    caption: 'Twilio is busy',
    async play(stage) {
      await stage.open()
      refuse(stage, 'POST', [429, 20429], 'always')
      await stage.tap('Call')
      await stage.reads('Stop trying')
    },
  },
  {
    caption: 'no connection at the tap',
    async play(stage) {
      await stage.open()
      await stage.page.context().setOffline(true)
      await stage.tap('Call')
      await stage.reads('No connection')
    },
  },
  {
    caption: 'hanging up failed',
    async play(stage) {
      await talk(stage)
      refuse(stage, 'POST', [403, 70051])
      await stage.tap('Hang up')
      await stage.reads('Not hung up')
    },
  },
  {
    caption: 'an update failed',
    async play(stage) {
      await talk(stage)
      refuse(stage, 'GET', [404, 20404], 'always')
      await stage.tap('Update status')
      await stage.reads('Twilio 20404')
    },
  },
  {
    caption: 'the recording is paused',
    async play(stage) {
      await talkOnTheRecord(stage)
      await stage.tap('Pause recording')
      await stage.reads('Resume recording')
    },
  },
  {
    caption: 'delete the recording?',
    async play(stage) {
      await talkOnTheRecord(stage)
      await stage.tap('Delete recording')
      await stage.reads('Delete the recording?')
    },
  },
  {
    caption: 'the recording is deleted',
    async play(stage) {
      await talkOnTheRecord(stage)
      await stage.tap('Delete recording')
      await stage.reads('Delete the recording?')
      await stage.tap('Delete')
      await stage.reads('The recording is deleted.')
    },
  },
  {
    caption: 'a softphone',
    play: (stage) => stage.open({ from_number: 'sip:maria@office.example.org' }),
  },
  {
    name: 'setup',
    caption: 'parameters missing or wrong',
    play: (stage) =>
      stage.open({
        from_number: '0711 222 333',
        twilio_number: '1.20E+10',
        auth_token: '',
        disply_number: '0',
      }),
  },
  {
    caption: 'parameters missing or wrong, unfolded',
    async play(stage) {
      await stage.open({
        from_number: '0711 222 333',
        twilio_number: '1.20E+10',
        auth_token: '',
        disply_number: '0',
      })
      await stage.unfold()
    },
  },
  {
    caption: 'one of several numbers is left out',
    play: (stage) => stage.open({ to_number: '+254711222333|2.55E+11|+254711222555' }),
  },
  {
    caption: 'a number as it is dialled at home',
    play: (stage) => stage.open({ country: 'KE', to_number: '0711222333' }),
  },
]
