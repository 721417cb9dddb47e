import { enumeratorNumber } from '../../test/plugin/world/form.ts'
import { call, talk, talkOnTheRecord } from './calling.ts'
import type { Desk } from './desk.ts'
import { earlierCalls } from './earlier.ts'
import { endedScenes } from './ended-scenes.ts'
import { lostSending, refuse, restrictedKey, type Scene } from './scene.ts'

async function askWhetherItRang(desk: Desk): Promise<void> {
  await desk.open()
  lostSending(desk)
  await desk.tap('Call')
  await desk.reads(/Did your phone ring/)
}

/** In the order in which an enumerator may meet them. */
export const scenes: readonly Scene[] = [
  {
    name: 'ready',
    caption: 'ready',
    play: (desk) => desk.open(),
  },
  {
    name: 'several-numbers',
    caption: 'several numbers, hidden',
    async play(desk) {
      await desk.open({
        to_number: '+254711222333|+254711222444|+254711222555',
        to_label: 'Maria|Maria’s husband|Neighbour',
        display_number: '0',
      })
    },
  },
  {
    name: 'your-phone-rings',
    caption: 'your phone rings',
    async play(desk) {
      await call(desk)
      await desk.pass(2)
    },
  },
  {
    caption: 'your voice mail answered',
    async play(desk) {
      await desk.open({ detect_voicemail: '1' })
      desk.twilio.phones.setHabit(enumeratorNumber, { kind: 'machine', afterMs: 2_000 })
      await desk.tap('Call')
      await desk.reads('Maria was not called. Answer your phone yourself next time.')
    },
  },
  {
    name: 'talking',
    caption: 'talking',
    async play(desk) {
      await talk(desk)
      await desk.pass(132)
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
    async play(desk) {
      await desk.open()
      refuse(desk, 'POST', [400, 21215])
      await desk.tap('Call')
      await desk.reads('Twilio 21215')
    },
  },
  {
    caption: 'refused by Twilio, unfolded',
    async play(desk) {
      await desk.open()
      refuse(desk, 'POST', [401, 20003])
      await desk.tap('Call')
      await desk.reads('Twilio 20003')
      await desk.unfold()
    },
  },
  {
    caption: 'refused for a number that the enumerator may correct',
    async play(desk) {
      await desk.open()
      refuse(desk, 'POST', [400, 21211])
      await desk.tap('Call')
      await desk.reads('Twilio 21211')
    },
  },
  {
    name: 'unsure',
    caption: 'the answer was lost',
    async play(desk) {
      await desk.open()
      lostSending(desk)
      await desk.tap('Call')
      await desk.reads('Checking whether the call was placed')
    },
  },
  {
    caption: 'Twilio has trouble',
    async play(desk) {
      await desk.open()
      lostSending(desk, { kind: 'status', status: 503, acted: true })
      await desk.tap('Call')
      await desk.reads('Checking whether the call was placed')
    },
  },
  {
    caption: 'the network wants a login',
    async play(desk) {
      await desk.open()
      lostSending(desk, { kind: 'html', status: 200, acted: true })
      await desk.tap('Call')
      await desk.reads('Checking whether the call was placed')
    },
  },
  {
    caption: 'unsure for longer: did the phone ring?',
    play: askWhetherItRang,
  },
  {
    caption: 'it rang, and Twilio does not show it yet',
    async play(desk) {
      await askWhetherItRang(desk)
      await desk.tap('My phone rang')
      await desk.reads('Go on with your call.')
    },
  },
  {
    caption: 'it did not ring',
    async play(desk) {
      await askWhetherItRang(desk)
      await desk.tap('My phone did not ring')
      await desk.reads('No call was found')
    },
  },
  {
    caption: 'it did not ring, and turned up all the same',
    async play(desk) {
      await askWhetherItRang(desk)
      await desk.tap('My phone did not ring')
      desk.twilio.faults.clear()
      desk.enumeratorAnswers()
      await desk.reads(/was placed after all/)
    },
  },
  {
    caption: 'a second call may ring',
    async play(desk) {
      await desk.open({}, earlierCalls)
      desk.twilio.phones.setExtensions(enumeratorNumber, 2)
      desk.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'twice' } })
      await desk.tap('Call')
      await desk.reads(/may ring once more/)
    },
  },
  {
    caption: 'unsure, and nothing else can tell',
    async play(desk) {
      await desk.open(restrictedKey(desk))
      desk.twilio.behaviour.restrictedPermissions = ['calls/create', 'calls/read', 'calls/update']
      desk.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'no-cors' } })
      await desk.tap('Call')
      await desk.reads('My phone did not ring')
    },
  },
  {
    caption: 'Twilio is busy',
    async play(desk) {
      await desk.open()
      refuse(desk, 'POST', [429, 20429], 'always')
      await desk.tap('Call')
      await desk.reads('Stop trying')
    },
  },
  {
    caption: 'no connection at the tap',
    async play(desk) {
      await desk.open()
      await desk.page.context().setOffline(true)
      await desk.tap('Call')
      await desk.reads('No connection')
    },
  },
  {
    caption: 'hanging up failed',
    async play(desk) {
      await talk(desk)
      refuse(desk, 'POST', [403, 70051])
      await desk.tap('Hang up')
      await desk.reads('Not hung up')
    },
  },
  {
    caption: 'an update failed',
    async play(desk) {
      await talk(desk)
      refuse(desk, 'GET', [404, 20404], 'always')
      await desk.tap('Update status')
      await desk.reads('Twilio 20404')
    },
  },
  {
    caption: 'the recording is paused',
    async play(desk) {
      await talkOnTheRecord(desk)
      await desk.tap('Pause recording')
      await desk.reads('Resume recording')
    },
  },
  {
    caption: 'delete the recording?',
    async play(desk) {
      await talkOnTheRecord(desk)
      await desk.tap('Delete recording')
      await desk.reads('Delete the recording?')
    },
  },
  {
    caption: 'the recording is deleted',
    async play(desk) {
      await talkOnTheRecord(desk)
      await desk.tap('Delete recording')
      await desk.tap('Delete')
      await desk.reads('The recording is deleted.')
    },
  },
  {
    caption: 'a softphone',
    play: (desk) => desk.open({ from_number: 'sip:maria@office.example.org' }),
  },
  {
    name: 'setup',
    caption: 'parameters missing or wrong',
    play: (desk) =>
      desk.open({
        from_number: '0711 222 333',
        twilio_number: '1.20E+10',
        auth_token: '',
        disply_number: '0',
      }),
  },
  {
    caption: 'parameters missing or wrong, unfolded',
    async play(desk) {
      await desk.open({
        from_number: '0711 222 333',
        twilio_number: '1.20E+10',
        auth_token: '',
        disply_number: '0',
      })
      await desk.unfold()
    },
  },
  {
    caption: 'one of several numbers is left out',
    play: (desk) => desk.open({ to_number: '+254711222333|2.55E+11|+254711222555' }),
  },
  {
    caption: 'a number as it is dialled at home',
    play: (desk) => desk.open({ country: 'KE', to_number: '0711222333' }),
  },
]
