import { describe, expect, it } from 'vitest'
import { english } from '../../../src/plugin/words/english/field-words.ts'
import type { Habit } from '../../../src/stand-in/twilio/phones/phones.ts'
import { callIn, ringIn, talksFor } from '../panel/history/past-calls.ts'
import { answersSoon, following, lookingUp, placing, setHabits } from '../world/calling.ts'
import { enumeratorNumber, respondentNumber } from '../world/form.ts'
import { type NetworkSettings, useNetwork } from '../world/network.ts'
import type { World } from '../world/open-field.ts'
import { mark, markedLanguages, watchWords, wordAttributes } from './marked-words.ts'

const openWorld = useNetwork()
const maria = { to_label: 'Maria' }
const values = ['Maria', 'Juma']

interface Scene {
  name: string
  parameters?: Readonly<Record<string, string | number>>
  settings?: NetworkSettings
  /** What else may stand there as it is. */
  values?: readonly string[]
  act?: (world: World) => Promise<unknown>
}

/** Taps what is called so in English. */
const tap = (world: World, text: string) => world.field.tap(mark(text))
const call = async (world: World, seconds = 1) => {
  await tap(world, english.call)
  await world.pass(seconds)
}

const ends: Readonly<Record<string, readonly [Habit, Habit]>> = {
  'the enumerator does not answer': [{ kind: 'silent' }, answersSoon],
  'the enumerator is busy': [{ kind: 'busy' }, answersSoon],
  'the respondent is busy': [answersSoon, { kind: 'busy' }],
  'the respondent does not answer': [answersSoon, { kind: 'silent' }],
  'the respondent’s number does not work': [answersSoon, { kind: 'unreachable' }],
  'they talk': [answersSoon, talksFor(70)],
}

const scenes: readonly Scene[] = [
  { name: 'before a call' },
  { name: 'with a name', parameters: maria },
  { name: 'with a hidden number', parameters: { display_number: 0 } },
  {
    name: 'with several numbers, hidden',
    parameters: { display_number: 0, to_number: `${respondentNumber}|+254722000000` },
  },
  {
    name: 'with a fold of many numbers',
    parameters: { to_number: Array.from({ length: 6 }, (_, index) => `+25471122233${index}`).join('|') },
  },
  ...Object.entries(ends).map(([name, [enumerator, respondent]]) => ({
    name: `when ${name}`,
    parameters: { attempts: 3, dispositions: 1, details: 1 },
    act: async (world: World) => {
      setHabits(world, enumerator, respondent)
      await call(world, 150)
    },
  })),
  {
    name: 'when it is hung up',
    act: async (world) => {
      setHabits(world, { kind: 'silent' }, answersSoon)
      await call(world, 3)
      await tap(world, english.hangUp)
      await world.pass(20)
    },
  },
  {
    name: 'when hanging up fails',
    act: async (world) => {
      setHabits(world, { kind: 'silent' }, answersSoon)
      await call(world, 3)
      world.twilio.faults.add({
        when: { method: 'POST' },
        do: { kind: 'status', status: 500 },
        times: 'always',
      })
      await tap(world, english.hangUp)
      await world.pass(60)
    },
  },
  ...[20003, 20404, 20005, 20008, 70051, 20429, 21211, 21214, 21215, 21216, 21219, 21210].map((code) => ({
    name: `when Twilio refuses with ${code}`,
    act: async (world: World) => {
      const status = code === 20003 ? 401 : code === 20429 ? 429 : 400
      world.twilio.faults.add({ when: placing, do: { kind: 'status', status, code }, times: 'always' })
      await call(world, 120)
    },
  })),
  {
    name: 'when Twilio refuses with a code of its own',
    values: ['No luck'],
    act: async (world) => {
      const message = 'No luck'
      world.twilio.faults.add({ when: placing, do: { kind: 'status', status: 400, code: 29999, message } })
      await call(world)
    },
  },
  {
    name: 'when it is not known whether a call was placed',
    act: async (world) => {
      world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
      await call(world, 60)
    },
  },
  {
    name: 'when calls may not be looked up',
    act: async (world) => {
      world.twilio.faults.add({ when: placing, do: { kind: 'drop-before' } })
      world.twilio.faults.add({
        when: lookingUp,
        do: { kind: 'status', status: 401, code: 70051 },
        times: 'always',
      })
      await call(world, 30)
      await tap(world, english.didNotRing)
    },
  },
  {
    name: 'without a connection',
    act: async (world) => {
      world.page.goOffline()
      await call(world, 2)
    },
  },
  {
    name: 'when updating fails',
    act: async (world) => {
      setHabits(world, answersSoon, answersSoon)
      world.twilio.faults.add({ when: following, do: { kind: 'status', status: 500 }, times: 'always' })
      await call(world, 5)
      await tap(world, english.updateStatus)
      await world.pass(30)
      world.page.goOffline()
      await world.pass(5)
    },
  },
  {
    name: 'with the form’s parameters wrong',
    values: [
      'abc',
      'AC',
      'https://',
      'MG',
      'to_number',
      'record',
      'klingon',
      'en fr es pt ar hi sw bn ur am',
      'text_call',
      '{who}',
      '{x}',
    ],
    parameters: {
      from_number: 'abc',
      account_sid: 'abc',
      auth_token: '',
      display_number: 'abc',
      record: 'abc',
      ring_seconds: 'abc',
      panel: 'abc',
      action: 'abc',
      media_url: 'abc',
      dispositions: 'abc',
      to_numbr: 1,
      text_cal: 'x',
      text_callWhom: '{x}',
      messaging_service_sid: 'abc',
    },
  },
  {
    name: 'with recording by consent',
    parameters: { record: 'consent' },
    act: async (world) => {
      setHabits(world, answersSoon, talksFor(600))
      await call(world, 20)
      for (const name of ['Start', 'Pause', 'Resume', 'Stop', 'Delete']) {
        await tap(world, `${name} recording`)
        if (name === 'Delete') await tap(world, name)
        await world.pass(20)
      }
      world.twilio.faults.add({
        when: { method: 'POST' },
        do: { kind: 'status', status: 500 },
        times: 'always',
      })
      await tap(world, 'Start recording')
      await world.pass(120)
    },
  },
  { name: 'with the keypad', parameters: { panel: 'keypad', ...maria } },
  {
    name: 'with the history',
    parameters: { panel: 'history', ...maria },
    act: async (world) => {
      await callIn(world)
      world.twilio.phones.setHabit(enumeratorNumber, talksFor(60))
      await ringIn(world, { dial: enumeratorNumber })
      await world.pass(15)
      await world.pass(120)
    },
  },
  {
    name: 'with the history, which fails',
    parameters: { panel: 'history messages', ...maria },
    act: async (world) => {
      world.twilio.faults.add({
        when: { method: 'GET' },
        do: { kind: 'status', status: 500 },
        times: 'always',
      })
      await world.pass(30)
      await tap(world, 'Messages')
      await world.pass(30)
      world.page.goOffline()
      await world.pass(5)
    },
  },
  {
    name: 'with messages',
    parameters: {
      panel: 'messages',
      sms_text: 'Hello',
      media_url: 'https://a.example/1.jpg|https://a.example/2.jpg',
      ...maria,
    },
    values: ['1.jpg', '2.jpg', 'image/jpeg', 'image/png'],
    act: async (world) => {
      const [to = ''] = world.twilio.account.twilioNumbers
      world.twilio.phones.sendMessage(respondentNumber, to, {
        body: 'Juma',
        mediaUrls: ['https://a.example/3.jpg'],
      })
      await world.pass(30)
      await tap(world, 'Send')
      await world.pass(60)
    },
  },
  ...(['delivered', 'unconfirmed', 'unreachable', 'landline'] as const).map((delivery) => ({
    name: `whose job is a message, ${delivery}`,
    parameters: { action: 'sms', sms_text: 'Hello', attempts: 2, ...maria },
    act: async (world: World) => {
      world.twilio.phones.setDelivery(respondentNumber, delivery)
      await tap(world, 'Send')
      await world.pass(90)
    },
  })),
  {
    name: 'whose message is lost',
    parameters: { action: 'sms', sms_text: 'Hello' },
    act: async (world) => {
      world.twilio.faults.add({ when: { method: 'POST' }, do: { kind: 'drop-before' } })
      await tap(world, 'Send')
      await world.pass(90)
    },
  },
]

describe('a field in another language', () => {
  it.each(scenes)(
    'shows no word that is not of it: $name',
    async ({ parameters = {}, settings, act, ...scene }) => {
      const world = await openWorld({
        parameters,
        language: 'Français',
        languages: markedLanguages,
        ...settings,
      })
      const found = watchWords(world, [...values, ...(scene.values ?? [])])
      expect(world.field.text()).toContain('\u27e6')
      await act?.(world)
      await world.pass(1)
      expect([...found]).toEqual([])
    },
  )

  it('would not go unnoticed with a word of another', async () => {
    const world = await openWorld({ parameters: maria, language: 'Français', languages: markedLanguages })
    expect([...watchWords(world)]).toContain('Maria')
  })

  it.each(wordAttributes)('would not go unnoticed with a word of another in %s', async (name) => {
    const world = await openWorld({ language: 'Français', languages: markedLanguages })
    world.field.document.querySelector('#call')?.setAttribute(name, 'Ring')
    expect([...watchWords(world)]).toEqual(['Ring'])
  })
})
