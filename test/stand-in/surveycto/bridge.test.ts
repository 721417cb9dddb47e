import { describe, expect, it, vi } from 'vitest'
import { type BridgeEffects, installBridge } from '../../../src/stand-in/surveycto/bridge.ts'
import { describeField, type Platform, platforms } from '../../../src/stand-in/surveycto/field.ts'

function install(platform: Platform) {
  const effects = {
    onAnswer: vi.fn<BridgeEffects['onAnswer']>(),
    onMetadata: vi.fn<BridgeEffects['onMetadata']>(),
    onNavigate: vi.fn<BridgeEffects['onNavigate']>(),
  }
  const properties = describeField(
    { name: 'call', type: 'text', label: { default: 'Call' }, hint: {} },
    {
      language: 'default',
      readOnly: true,
      appearance: 'custom-sample',
      parameters: [
        { key: 'record', value: 1 },
        { key: 'to_label', value: '' },
      ],
    },
    { answer: 'a', metadata: 'm' },
  )
  const window = {}
  const read = (name: string): unknown => Reflect.get(window, name)
  const bridge = installBridge(window, { properties, platform }, effects)
  const call = (name: string, ...inputs: readonly unknown[]): unknown => {
    const found = read(name)
    if (typeof found !== 'function') throw new Error(`${name} is not defined`)
    return Reflect.apply(found, undefined, inputs)
  }
  return { window, read, effects, bridge, call }
}

describe.each(platforms)('the bridge on %s', (platform) => {
  it('has every property of a field', () => {
    expect(install(platform).read('fieldProperties')).toEqual({
      FIELDTYPE: 'text',
      LANGUAGE: 'default',
      LABEL: 'Call',
      HINT: '',
      APPEARANCE: 'custom-sample',
      CONSTRAINTMESSAGE: 'Sorry, this response is not valid.',
      REQUIREDMESSAGE: 'Sorry, this response is required.',
      QUESTION_PLACEHOLDER_LABEL: '',
      READONLY: true,
      MEDIAIMAGE: '',
      MEDIAAUDIO: '',
      MEDIAVIDEO: '',
      METADATA: 'm',
      PARAMETERS: [
        { key: 'record', value: 1 },
        { key: 'to_label', value: '' },
      ],
      CURRENT_ANSWER: 'a',
      PRECONFIGURED_INTENT: false,
    })
  })

  it('hands a number over as a number, and empty text as empty text', () => {
    const { call } = install(platform)
    expect(call('getPluginParameter', 'record')).toBe(1)
    expect(call('getPluginParameter', 'to_label')).toBe('')
  })

  it('has setAnswer even in a read-only field, and passes on what it is given', () => {
    const { call, effects } = install(platform)
    call('setAnswer', 'ringing|CA1')
    call('setAnswer', 5)
    call('setAnswer', null)
    expect(effects.onAnswer.mock.calls).toEqual([['ringing|CA1'], ['5'], ['']])
  })

  it('gives metadata back as it was last set', () => {
    const { call, effects } = install(platform)
    expect(call('getMetaData')).toBe('m')
    call('setMetaData', '{"a":1}')
    expect(call('getMetaData')).toBe('{"a":1}')
    expect(effects.onMetadata).toHaveBeenCalledWith('{"a":1}')
  })

  it('checks the answer on the way on and not on the way back, unless told otherwise', () => {
    const { call, effects } = install(platform)
    call('goToNextField')
    call('goToNextField', true)
    call('goToPreviousField')
    call('goToPreviousField', false)
    expect(effects.onNavigate.mock.calls.map(([navigation]) => navigation)).toEqual([
      { direction: 'next', skipValidation: false },
      { direction: 'next', skipValidation: true },
      { direction: 'previous', skipValidation: true },
      { direction: 'previous', skipValidation: false },
    ])
  })

  it('calls what the plug-in defines, with its message, and says when it defines nothing', () => {
    const { bridge, window } = install(platform)
    expect(bridge.call('setFocus')).toBe(false)
    const handle = vi.fn()
    Reflect.set(window, 'handleRequiredMessage', handle)
    expect(bridge.call('handleRequiredMessage', 'Needed')).toBe(true)
    expect(handle).toHaveBeenCalledWith('Needed')
  })
})

describe('what differs between platforms', () => {
  it.each([
    ['android-collect', null],
    ['ios-collect', undefined],
    ['web-collect', undefined],
  ] as const)('an absent parameter on %s is %s', (platform, expected) => {
    expect(install(platform).call('getPluginParameter', 'nothing')).toBe(expected)
  })

  const androidOnly = [
    'makePhoneCall',
    'getPhoneCallStatus',
    'launchIntent',
    'launchPreconfiguredIntent',
    'showSoftKeyboard',
  ]

  it.each(androidOnly)('%s exists on Android only', (name) => {
    expect(install('android-collect').read(name)).toBeTypeOf('function')
    expect(install('ios-collect').read(name)).toBeUndefined()
    expect(install('web-collect').read(name)).toBeUndefined()
  })

  it('answers a phone status of "no call" and refuses other apps, through the callback', () => {
    const { call } = install('android-collect')
    const answer = vi.fn()
    call('getPhoneCallStatus', answer)
    call('launchIntent', 'some.intent', {}, answer)
    call('makePhoneCall', '+254700000001', 'Maria', 1, answer)
    expect(answer.mock.calls[0]).toEqual([null, -1])
    expect(answer.mock.calls[1]?.[0]).toMatch(/other apps/)
    expect(answer.mock.calls[2]?.[0]).toMatch(/other apps/)
  })
})
