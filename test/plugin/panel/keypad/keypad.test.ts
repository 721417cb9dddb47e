import { describe, expect, it } from 'vitest'
import { respondentNumber } from '../../world/form.ts'
import { key, neighbour, note, number, openKeypadInTest as open, put, send, tap } from './keypad-in-test.ts'

describe('the keypad', () => {
  it("begins with the form's number, grouped for reading, and nothing entered", async () => {
    const keypad = await open()
    expect(number(keypad).value).toBe('+254 711 222333')
    expect(note(keypad)).toBe('')
    expect(keypad.field.entered).toEqual([])
    expect(keypad.screen.button("Use the form's number")).toBeUndefined()
  })

  it('corrects the number by its keys, which shows as it is typed', async () => {
    const keypad = await open()
    tap(keypad, 'Erase', 'Erase', '4', '4')
    expect(number(keypad).value).toBe('+254 711 222344')
    expect(keypad.field.choice).toEqual({ to: -1, hand: '+254711222344' })
    expect(note(keypad)).toBe('Entered by hand: +254\u00a0711\u00a0222344')
  })

  it('has the digits, the plus and erase, each once, by these names', async () => {
    const keypad = await open()
    const keys = [...keypad.document.querySelectorAll('[role=group] button')]
    expect(keys.map((one) => one.getAttribute('aria-label') ?? one.textContent)).toEqual([
      ...'123456789+0',
      'Erase',
    ])
  })

  it('leaves nothing to call while the number is not whole', async () => {
    const keypad = await open()
    tap(keypad, 'Clear')
    expect(number(keypad).value).toBe('')
    expect(keypad.field.choice).toEqual({ to: -1, hand: '' })
    expect(note(keypad)).toBe('Write the whole number, with + and the country code.')
    tap(keypad, '+', ...'254722')
    expect(keypad.field.choice).toEqual({ to: -1, hand: '' })
    tap(keypad, ...'333444')
    expect(number(keypad).value).toBe(neighbour)
    expect(keypad.field.choice).toEqual({ to: -1, hand: neighbour })
  })

  it('does not tell at each key that the number is still short', async () => {
    const keypad = await open()
    tap(keypad, 'Clear')
    const said = new Set<string>()
    for (const digit of '+25472') {
      tap(keypad, digit)
      said.add(note(keypad))
    }
    expect([...said]).toEqual(['Write the whole number, with + and the country code.'])
    expect(number(keypad).getAttribute('aria-invalid')).toBe('false')
  })

  it.each([
    ['0711222333', 'This number needs + and the country code, such as +254.'],
    ['+254 711 222333 444 5', 'This is too long for a number of its country.'],
    ['Maria', 'This has letters: write digits in their place.'],
    ['+254 0711 222333', 'After the country code, leave out the 0 that is dialled only within the country.'],
    ['+0711222333', 'After the + comes the country code, such as 254: no country has this one.'],
  ])('says why %s is not a number', async (text, why) => {
    const keypad = await open()
    put(keypad, text)
    expect(note(keypad)).toBe(why)
    expect(number(keypad).getAttribute('aria-invalid')).toBe('true')
    expect(keypad.field.choice).toEqual({ to: -1, hand: '' })
  })

  it('takes a pasted number however it is written, and leaves it so', async () => {
    const keypad = await open()
    put(keypad, '00254 (722) 333-444')
    expect(number(keypad).value).toBe('00254 (722) 333-444')
    expect(keypad.field.choice).toEqual({ to: -1, hand: neighbour })
  })

  it('takes a number as it is dialled in the country of the form, and shows it as it will be dialled', async () => {
    const keypad = await open({ parameters: { country: 'KE' } })
    tap(keypad, 'Clear')
    tap(keypad, ...'072233344')
    expect(note(keypad)).toBe('Write the whole number, with + and the country code.')
    expect(keypad.field.choice).toEqual({ to: -1, hand: '' })
    tap(keypad, '4')
    expect(number(keypad).value).toBe('0722333444')
    expect(note(keypad)).toBe('Entered by hand: +254\u00a0722\u00a0333444')
    expect(keypad.field.choice).toEqual({ to: -1, hand: neighbour })
    put(keypad, '07223334445555')
    expect(note(keypad)).toBe('No such number is known in KE. Write it with + and the country code.')
    expect(keypad.field.choice).toEqual({ to: -1, hand: '' })
  })

  it('shows how the form’s own number is dialled where it is typed as at home', async () => {
    const keypad = await open({ parameters: { country: 'ke' } })
    put(keypad, '0711 222 333')
    expect(keypad.field.choice).toEqual({ to: 0 })
    expect(note(keypad)).toBe('+254\u00a0711\u00a0222333')
  })

  it("goes back to the form's number at a tap", async () => {
    const keypad = await open()
    tap(keypad, 'Erase', '9')
    await keypad.screen.tap("Use the form's number")
    expect(number(keypad).value).toBe('+254 711 222333')
    expect(keypad.field.choice).toEqual({ to: 0 })
    expect(keypad.screen.button("Use the form's number")).toBeUndefined()
  })

  it("does not count the form's own number, typed anew, as entered by hand", async () => {
    const keypad = await open()
    put(keypad, '')
    put(keypad, respondentNumber)
    expect(keypad.field.choice).toEqual({ to: 0 })
    expect(number(keypad).value).toBe(respondentNumber)
    expect(note(keypad)).toBe('')
  })

  it('follows when another of the numbers is chosen, and goes back to that one', async () => {
    const keypad = await open({
      parameters: { to_number: `${respondentNumber}|${neighbour}` },
      field: { choice: { to: 1 } },
    })
    expect(number(keypad).value).toBe('+254 722 333444')
    await keypad.field.change({ choice: { to: 0 } })
    expect(number(keypad).value).toBe('+254 711 222333')
    await keypad.field.change({ choice: { to: 1 } })
    tap(keypad, 'Erase')
    tap(keypad, '4')
    expect(keypad.field.choice).toEqual({ to: 1 })
  })

  it('shows a number that was entered by hand before', async () => {
    const keypad = await open({ field: { choice: { to: -1, hand: neighbour } } })
    expect(number(keypad).value).toBe('+254 722 333444')
    expect(note(keypad)).toBe('Entered by hand: +254\u00a0722\u00a0333444')
  })

  it('takes nothing during a call, and says so', async () => {
    const keypad = await open()
    await keypad.field.change({ isCalling: true, mayChoose: false })
    expect(key(keypad, '5').disabled).toBe(true)
    expect(key(keypad, 'Erase').disabled).toBe(true)
    expect(number(keypad).readOnly).toBe(true)
    expect(keypad.screen.button('×')).toBeUndefined()
    expect(note(keypad)).toBe('The number cannot be changed now.')
    send(key(keypad, '5'), 'keydown', { key: '5' })
    expect(number(keypad).value).toBe('+254 711 222333')
  })

  it('does not touch what is being typed when the field changes', async () => {
    const keypad = await open()
    put(keypad, '+254 7')
    await keypad.field.change({ mayChoose: true })
    expect(number(keypad).value).toBe('+254 7')
    put(keypad, '+254722333444')
    await keypad.field.change({ mayChoose: true })
    expect(number(keypad).value).toBe('+254722333444')
  })

  it("has the form's number again when the answer is cleared", async () => {
    const keypad = await open()
    put(keypad, '+254 7')
    await keypad.clear()
    expect(number(keypad).value).toBe('+254 711 222333')
    expect(keypad.field.choice).toEqual({ to: 0 })
  })
})

describe('the keypad by thumb', () => {
  it('erases everything when Erase is held', async () => {
    const keypad = await open()
    send(key(keypad, 'Erase'), 'pointerdown')
    await keypad.pass(0.5)
    expect(number(keypad).value).not.toBe('')
    await keypad.pass(0.5)
    expect(number(keypad).value).toBe('')
    send(key(keypad, 'Erase'), 'pointerup')
    tap(keypad, 'Erase', '+')
    expect(number(keypad).value).toBe('+')
  })

  it('erases one digit when Erase is only tapped', async () => {
    const keypad = await open()
    send(key(keypad, 'Erase'), 'pointerdown')
    send(key(keypad, 'Erase'), 'pointerup')
    tap(keypad, 'Erase')
    await keypad.pass(5)
    expect(number(keypad).value).toBe('+254 711 22233')
  })

  it('corrects in the middle, where the caret was put', async () => {
    const keypad = await open()
    number(keypad).focus()
    number(keypad).setSelectionRange(6, 6)
    expect(send(key(keypad, '9'), 'mousedown').defaultPrevented).toBe(true)
    tap(keypad, 'Erase', '2', '2')
    expect(number(keypad).value).toBe('+254 2211 222333')
    expect(number(keypad).selectionStart).toBe(7)
  })
})

describe('the keypad by keyboard', () => {
  it('is the number, one stop for all keys, and what stands below', async () => {
    const keypad = await open()
    const stops = [...keypad.document.querySelectorAll<HTMLElement>('[role=group] button')].filter(
      ({ tabIndex }) => tabIndex === 0,
    )
    expect(stops.map(({ textContent }) => textContent)).toEqual(['1'])
  })

  it('moves among the keys by arrows, as they stand', async () => {
    const keypad = await open()
    const names: (string | null)[] = []
    key(keypad, '1').focus()
    for (const name of [
      'ArrowRight',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowLeft',
      'ArrowUp',
    ]) {
      send(keypad.document.activeElement ?? keypad.document.body, 'keydown', { key: name })
      names.push(keypad.document.activeElement?.textContent ?? null)
    }
    expect(names).toEqual(['2', '5', '8', '0', '0', '+', '7'])
  })

  it('takes a digit typed while a key has the focus, and no shortcut', async () => {
    const keypad = await open()
    tap(keypad, 'Clear')
    key(keypad, '1').focus()
    for (const typed of ['+', '2', '5', 'Backspace', '3']) send(key(keypad, '1'), 'keydown', { key: typed })
    send(key(keypad, '1'), 'keydown', { key: '7', ctrlKey: true })
    expect(number(keypad).value).toBe('+23')
  })

  it.each(["Use the form's number", 'Clear'])(
    'goes to the number when "%s" has done its work',
    async (name) => {
      const keypad = await open()
      tap(keypad, 'Erase')
      key(keypad, name).focus()
      tap(keypad, name)
      expect(keypad.document.activeElement).toBe(number(keypad))
    },
  )

  it('writes at the end when the keyboard came past the whole number, chosen from end to end', async () => {
    const keypad = await open()
    number(keypad).focus()
    number(keypad).select()
    key(keypad, 'Erase').focus()
    tap(keypad, 'Erase')
    expect(number(keypad).value).toBe('+254 711 22233')
  })
})
