import { describe, expect, it } from 'vitest'
import { createHostWriter } from '../../../src/plugin/once/writer.ts'
import { type Entry, emptyMemory, type Intent, type Memory } from '../../../src/stored/memory.ts'

interface Item {
  sid: string
}

const intent: Intent = { at: 1, to: 0, via: 0, print: '' }
const asked: Memory<Intent, Entry> = { ...emptyMemory, intent }

/** A form with `metadata` and `answer` stored, and everything that was written into it. */
function openForm({ metadata = '', answer = '', mayReturn = true, beside = undefined as unknown } = {}) {
  const written: string[] = []
  const form = { isFull: false, refusesAnswers: false, longest: 1_000, cuts: false, metadata }
  const note = (text: string) => {
    if (form.isFull) throw new Error('The disk is full.')
    written.push(text)
  }
  const host = {
    parameter: () => undefined,
    parameterNames: () => [],
    storedAnswer: answer,
    storedMetadata: metadata,
    readOnly: false,
    language: '',
    setAnswer(text: string) {
      if (form.refusesAnswers) throw new Error('No answer here.')
      note(`answer ${text}`)
    },
    readMetadata: () => form.metadata,
    setMetadata(text: string) {
      if (text.length > form.longest && !form.cuts) throw new Error('Too long.')
      note(`metadata ${text}`)
      form.metadata = text.slice(0, form.longest)
    },
  }
  const writer = createHostWriter<Item, Intent, Entry>(
    host,
    {
      metadata: (memory, latest, kept, size) =>
        [memory.intent && 'intent', latest?.sid, kept, kept && (size === 'whole' ? 'with every key' : size)]
          .filter(Boolean)
          .join(' '),
      answer: ({ sid }) => `of ${sid}`,
      mayReturn: () => mayReturn,
    },
    beside,
  )
  return { writer, written, form }
}

describe('what is written into the form', () => {
  it('is metadata alone for an intent, and the answer only for what exists', () => {
    const { writer, written } = openForm()
    writer.mark()
    writer.keep(asked, undefined)
    writer.publish(emptyMemory, { sid: 'CA1' })
    expect(written).toEqual(['metadata intent', 'metadata CA1', 'answer of CA1'])
  })

  it('is nothing where it stands there already', () => {
    const { writer, written } = openForm({ metadata: 'CA1', answer: 'of CA1' })
    writer.publish(emptyMemory, { sid: 'CA1' })
    expect(written).toEqual([])
  })

  it('is what stood there before, to the letter, where the request came to nothing', () => {
    const { writer, written } = openForm({ metadata: 'another plug-in’s' })
    writer.mark()
    writer.keep(asked, undefined)
    writer.putBack(emptyMemory, undefined)
    expect(written).toEqual(['metadata intent', 'metadata another plug-in’s'])
  })

  it.each([
    ['it must not return', { mayReturn: false }, false],
    ['another part of the field has written since', {}, true],
  ])('is said anew where %s', (_why, settings, writesBeside) => {
    const { writer, written } = openForm({ metadata: 'old', ...settings })
    writer.mark()
    writer.keep(asked, undefined)
    if (writesBeside) writer.keepBeside('messages', asked, undefined)
    writer.putBack(emptyMemory, undefined)
    expect(written.at(-1)).toBe(writesBeside ? 'metadata messages with every key' : 'metadata ')
  })

  it('is the answer from before where what was published was somebody else’s', () => {
    const { writer, written } = openForm({ answer: 'of CA0' })
    writer.mark()
    writer.keep(asked, { sid: 'CA0' })
    writer.publish(emptyMemory, { sid: 'CA1' })
    writer.takeBack(asked, { sid: 'CA0' })
    expect(written.slice(-2)).toEqual(['metadata intent CA0', 'answer of CA0'])
  })

  it('says the same without the intent where what stood before it is not known any more', () => {
    const { writer, written } = openForm({ metadata: 'intent CA1', answer: 'of CA1' })
    writer.putBack(emptyMemory, { sid: 'CA1' })
    expect(written).toEqual(['metadata CA1'])
  })

  it('keeps what was published after the intent where that came to nothing', () => {
    const { writer, written } = openForm({ metadata: 'CA0', answer: 'of CA0' })
    writer.mark()
    writer.keep(asked, { sid: 'CA0' })
    writer.publish(asked, { sid: 'CA1' })
    writer.putBack(emptyMemory, { sid: 'CA1' })
    expect(written.at(-1)).toBe('metadata CA1')
  })

  it('is the answer of the one before, or none, where somebody else’s was published before the field was left', () => {
    for (const latest of [{ sid: 'CA0' }, undefined]) {
      const { writer, written } = openForm({ metadata: 'CA1', answer: 'of CA1' })
      writer.takeBack(asked, latest)
      expect(written.at(-1)).toBe(latest ? 'answer of CA0' : 'answer ')
    }
  })

  it('is nothing where it is tried again before there is anything', () => {
    const { writer, written } = openForm({ metadata: 'CA1', answer: 'of CA1' })
    writer.again()
    expect([written, writer.kept]).toEqual([[], 'whole'])
  })

  it('is nothing after clearing but what is still pending', () => {
    const { writer, written } = openForm({ metadata: 'CA1 messages', answer: 'of CA1', beside: 'messages' })
    writer.clear(asked)
    expect(written).toEqual(['answer ', 'metadata intent'])
    expect(writer.beside).toBeUndefined()
    writer.clear(undefined)
    expect(written.at(-1)).toBe('metadata ')
  })

  it('is said to be refused where the form throws, and is written when that is over', () => {
    const { writer, written, form } = openForm()
    form.isFull = true
    writer.publish(asked, { sid: 'CA1' })
    expect(writer.kept).toBe('refused')
    form.isFull = false
    writer.again()
    expect(writer.kept).toBe('whole')
    expect(written).toEqual(['metadata intent CA1', 'answer of CA1'])
    writer.again()
    expect(written).toHaveLength(2)
  })

  it('is the answer where the form refuses the metadata alone', () => {
    const { writer, written, form } = openForm()
    form.longest = 0
    writer.publish(emptyMemory, { sid: 'CA1' })
    expect(written).toEqual(['answer of CA1'])
    expect(writer.kept).toBe('refused')
  })

  it('is said to be refused where the form refuses the answer alone', () => {
    const { writer, form } = openForm()
    form.refusesAnswers = true
    writer.publish(emptyMemory, { sid: 'CA1' })
    expect([form.metadata, writer.kept]).toEqual(['CA1', 'refused'])
  })

  it.each([
    ['refuses', false],
    ['cuts', true],
  ])('is shorter where the form %s a long one, and says so', (_how, cuts) => {
    const { writer, form } = openForm({ beside: 'a long conversation' })
    Object.assign(form, { longest: 30, cuts })
    writer.publish(emptyMemory, { sid: 'CA1' })
    expect(form.metadata).toBe('CA1 a long conversation short')
    expect(writer.kept).toBe('short')
    form.longest = 1_000
    writer.publish(emptyMemory, { sid: 'CA3' })
    expect(form.metadata).toBe('CA3 a long conversation short')
    form.longest = 5
    writer.publish(emptyMemory, { sid: 'CA2' })
    expect(writer.kept).toBe('refused')
  })

  it('is not taken for cut where the form does not tell what it keeps', () => {
    const { writer, form } = openForm()
    form.cuts = true
    form.longest = 0
    writer.publish(emptyMemory, { sid: 'CA1' })
    expect(writer.kept).toBe('whole')
  })
})
