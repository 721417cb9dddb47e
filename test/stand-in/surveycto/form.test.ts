// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import { describe, expect, it } from 'vitest'
import { type FormRow, fillForm } from '../../../src/stand-in/surveycto/form.ts'

const survey: FormRow[] = [
  { type: 'username', name: 'username' },
  { type: 'calculate', name: 'first', calculation: 'once(${username})' },
  { type: 'text', name: 'name', label: 'Name?', 'label:français': 'Nom ?', required: 'yes' },
  { type: 'select_one yesno', name: 'consent', label: 'Does ${name} agree?', relevance: "${name} != ''" },
  { type: 'begin group', name: 'interview', relevance: '${consent} = 1' },
  {
    type: 'text',
    name: 'age',
    constraint: "regex(., '^[0-9]+$')",
    'constraint message': 'Digits only.',
  },
  { type: 'begin group', name: 'inner' },
  { type: 'note', name: 'inside', label: 'Inside' },
  { type: 'end group', name: 'inner' },
  { type: 'end group', name: 'interview' },
  { type: 'text', name: 'gone', disabled: 'yes', required: 'yes' },
  { type: 'select_one result', name: 'result', choice_filter: "filter = 'any' or filter = ${consent}" },
]

const choices: FormRow[] = [
  { list_name: 'yesno', value: '1', label: 'Yes' },
  { list_name: 'yesno', value: '0', label: 'No' },
  { list_name: 'result', value: 'done', filter: '1' },
  { list_name: 'result', value: 'refused', filter: '0' },
  { list_name: 'result', value: 'other', filter: 'any' },
]

const open = (language?: string) =>
  fillForm(
    { survey, choices },
    { datasets: {}, known: { username: 'amina' }, ...(language ? { language } : {}) },
  )

const names = (form: ReturnType<typeof open>) => form.prompts.map(({ name }) => name)

describe('a form that is filled in', () => {
  it('shows what is relevant, in its order, and nothing that is disabled or silent', () => {
    const form = open()
    expect(names(form)).toEqual(['name', 'result'])
    form.answer('name', 'Maria')
    expect(names(form)).toEqual(['name', 'consent', 'result'])
    expect(form.prompts[1]?.label).toBe('Does Maria agree?')
    form.answer('consent', '1')
    expect(names(form)).toEqual(['name', 'consent', 'age', 'inside', 'result'])
  })

  it('holds the enumerator back at an answer that must be, and at one that does not fit', () => {
    const form = open()
    expect(form.held).toEqual({ name: 'name', because: 'required', message: '' })
    form.answer('name', 'Maria')
    expect(form.held).toBeUndefined()
    form.answer('consent', '1')
    form.answer('age', 'old')
    expect(form.held).toEqual({ name: 'age', because: 'constraint', message: 'Digits only.' })
    form.answer('age', '')
    expect(form.held).toBeUndefined()
  })

  it('has nothing in a field that is not relevant, and the answer again when it is', () => {
    const form = open()
    form.answer('name', 'Maria')
    form.answer('consent', '1')
    form.answer('age', '30')
    form.answer('consent', '0')
    expect(form.values.fields['age']).toBe('')
    form.answer('consent', '1')
    expect(form.values.fields['age']).toBe('30')
  })

  it('offers the choices that the filter lets through, and takes no other', () => {
    const form = open()
    form.answer('name', 'Maria')
    form.answer('consent', '0')
    expect(form.prompts.at(-1)?.choices).toEqual(['refused', 'other'])
    expect(() => form.answer('result', 'done')).toThrow('offers refused, other')
    expect(() => form.answer('age', '30')).toThrow('does not ask for age')
  })

  it('calculates, and speaks the language that is chosen where it has it', () => {
    expect(open().values.fields['first']).toBe('amina')
    expect(open('français').prompts[0]?.label).toBe('Nom ?')
    expect(open('español').prompts[0]?.label).toBe('Name?')
  })
})
