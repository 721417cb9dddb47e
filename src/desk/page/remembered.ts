import { useState } from 'preact/hooks'

/**
 * A choice that is there again when the page is opened the next time. Never for a key, a secret or data.
 * @param isIt what is stored may be anybody's
 */
export function useRemembered<Value>(
  name: string,
  first: Value,
  isIt: (data: unknown) => data is Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => recall(name, isIt) ?? first)
  return [
    value,
    (next) => {
      setValue(next)
      remember(name, next)
    },
  ]
}

function recall<Value>(name: string, isIt: (data: unknown) => data is Value): Value | undefined {
  try {
    const data: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null')
    return isIt(data) ? data : undefined
  } catch {
    // No storage, or not ours: the choice is made anew.
    return undefined
  }
}

function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(value))
  } catch {
    // A browser without storage forgets; the page works all the same.
  }
}

function keyOf(name: string): string {
  return `twilio-call-desk ${name}`
}
