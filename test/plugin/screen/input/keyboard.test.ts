import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { keepKeyboard } from '../../../../src/plugin/screen/input/keyboard.ts'

it('keeps a keyboard that was in its place before it is looked after', () => {
  const { document } = new JSDOM('<button id="call">Call</button><button id="update">Update</button>').window
  const [call, update] = document.querySelectorAll('button')
  // jsdom's window never has the focus.
  document.hasFocus = () => true
  call?.focus()
  const keep = keepKeyboard(
    document,
    ({ tagName }) => tagName === 'BUTTON',
    () => [update ?? null],
  )
  call?.setAttribute('disabled', '')
  keep()
  expect(document.activeElement?.id).toBe('update')
})
