import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import type { FieldDefinition } from '../../../src/stand-in/surveycto/field.ts'
import { createHost, type Host, type HostSettings } from '../../../src/stand-in/surveycto/host.ts'
import { samplePlugin } from './sample-plugin.ts'

const field: FieldDefinition = {
  name: 'call',
  type: 'text',
  label: { English: 'Call', français: 'Appelez' },
  hint: {},
  constraint: (answer) => answer.startsWith('completed'),
}

const settings: HostSettings = {
  platform: 'android-collect',
  language: 'English',
  readOnly: false,
  required: true,
  appearance: 'custom-sample(record=1)',
  values: { fields: {}, datasets: {} },
}

function createForm(): Host {
  return createHost(samplePlugin(), field, settings)
}

// Opens the field in a window of its own, as a device does, and returns a way to run script in it.
function open(host: Host): (script: string) => unknown {
  const opened = host.open()
  const { window } = new JSDOM(opened.document({ pluginFolder: '', bridgeScript: '' }), {
    runScripts: 'dangerously',
    beforeParse: (early) => opened.connect(early),
  })
  return (script) => window.eval(script)
}

describe('a form', () => {
  it('keeps what the plug-in stores and shows it again after the field was left', () => {
    const host = createForm()
    const run = open(host)
    run("setAnswer('completed|CA1'); setMetaData('{}')")
    host.leave()
    expect(host.stored).toEqual({ answer: 'completed|CA1', metadata: '{}' })
    const again = open(host)
    expect(again('fieldProperties.CURRENT_ANSWER + getMetaData()')).toBe('completed|CA1{}')
    expect(again("document.getElementById('answer').textContent")).toBe('completed|CA1')
  })

  it('hears nothing more from a view that was taken away', () => {
    const host = createForm()
    const run = open(host)
    host.leave()
    run("setAnswer('late'); setMetaData('late')")
    expect(host.stored).toEqual({ answer: '', metadata: '' })
    const second = open(host)
    run("setAnswer('late')")
    second("setAnswer('new')")
    expect(host.stored.answer).toBe('new')
  })

  it('drops the answer first and then tells the plug-in, which decides about its metadata', () => {
    const host = createForm()
    const run = open(host)
    run("setAnswer('x'); setMetaData('y')")
    const changes: string[] = []
    host.onStored(({ answer, metadata }) => changes.push(`${answer}/${metadata}`))
    host.clear()
    expect(changes).toEqual(['/y', '/'])
    expect(run('calls.join()')).toBe('clear')
  })

  it('resumes a saved form with what was saved', () => {
    const host = createForm()
    host.resume({ answer: 'busy', metadata: 'm' })
    expect(open(host)('fieldProperties.CURRENT_ANSWER + fieldProperties.METADATA')).toBe('busym')
  })

  it('holds an empty required field back and lets the plug-in show the message that its manifest hides', () => {
    const host = createForm()
    const run = open(host)
    expect(host.next()).toEqual({
      left: false,
      message: 'Sorry, this response is required.',
      shownByPlugin: true,
    })
    expect(run('calls.join()')).toBe('required: Sorry, this response is required.')
    expect(host.current).toBeDefined()
  })

  it('holds back an answer that breaks the constraint, with its own message', () => {
    const host = createForm()
    open(host)("setAnswer('busy')")
    expect(host.next()).toEqual({
      left: false,
      message: 'Sorry, this response is not valid.',
      shownByPlugin: false,
    })
  })

  it('goes on without checks when asked to, and with a good answer', () => {
    const host = createForm()
    const run = open(host)
    expect(host.next(true)).toEqual({ left: true })
    expect(host.current).toBeUndefined()
    const again = open(host)
    run("setAnswer('')")
    again("setAnswer('completed')")
    expect(host.next()).toEqual({ left: true })
  })

  it('tells who listens that the plug-in wants to go on', () => {
    const host = createForm()
    const wishes: string[] = []
    host.onNavigate(({ direction }) => wishes.push(direction))
    open(host)('goToNextField(); goToPreviousField()')
    expect(wishes).toEqual(['next', 'previous'])
  })

  it('shows another language, platform and read-only from the next opening on', () => {
    const host = createForm()
    open(host)("setAnswer('kept')")
    host.change({ language: 'français', readOnly: true, platform: 'web-collect' })
    const run = open(host)
    expect(
      run('[fieldProperties.LABEL, fieldProperties.READONLY, fieldProperties.CURRENT_ANSWER].join()'),
    ).toBe('Appelez,true,kept')
    expect(run('document.body.className')).toBe('web-collect language-francais is-read-only')
  })

  it('hands over the parameters of the appearance, evaluated when the field opens', () => {
    const host = createForm()
    host.change({ appearance: "custom-sample(to=concat('+', '254'), record=0)" })
    expect(host.open().properties.PARAMETERS).toEqual([
      { key: 'to', value: '+254' },
      { key: 'record', value: 0 },
    ])
  })

  it('offers the focus to a plug-in that takes it', () => {
    const host = createForm()
    const run = open(host)
    host.focus()
    expect(run('calls.join()')).toBe('focus')
  })

  it('tells a listener nothing after it was stopped', () => {
    const host = createForm()
    let told = 0
    const stop = host.onStored(() => {
      told += 1
    })
    host.resume({ answer: 'a', metadata: '' })
    stop()
    stop()
    host.resume({ answer: 'b', metadata: '' })
    expect(told).toBe(1)
  })
})
