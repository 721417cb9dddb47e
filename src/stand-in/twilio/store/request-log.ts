/** One request as Twilio saw it. Never its `Authorization`. */
export interface RecordedRequest {
  /** Counts up from 1. */
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** The form's fields; one given several times, as a list. */
  readonly fields: { readonly [name: string]: string | readonly string[] }
  /** The HTTP status answered, 'dropped' where no answer came, 'waiting' until then. */
  readonly status: number | 'dropped' | 'waiting'
}

/** The latest requests, oldest first. */
export interface RequestLog {
  readonly entries: readonly RecordedRequest[]
  /** Answers how to say what became of it. */
  add(request: Omit<RecordedRequest, 'id' | 'status'>): (status: number | 'dropped') => void
  clear(): void
}

/** Beyond this many the oldest are forgotten. */
const mostEntries = 500

const secretFields = new Set(['SipAuthPassword', 'CallToken'])

/** Reads a form for the log, with the values of secret fields left out. */
export function readFields(form: string): RecordedRequest['fields'] {
  const parsed = new URLSearchParams(form)
  const fields: { [name: string]: string | readonly string[] } = {}
  for (const name of new Set(parsed.keys())) {
    const values = parsed.getAll(name)
    if (secretFields.has(name)) fields[name] = '…'
    else fields[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  return fields
}

/** `changed` is called after every change. */
export function createRequestLog(changed: () => void): RequestLog {
  const entries: RecordedRequest[] = []
  let lastId = 0
  return {
    entries,
    add(request) {
      lastId += 1
      const id = lastId
      entries.push({ ...request, id, status: 'waiting' })
      if (entries.length > mostEntries) entries.shift()
      changed()
      return (status) => {
        const position = entries.findLastIndex((entry) => entry.id === id)
        const entry = entries[position]
        if (!entry) return
        entries[position] = { ...entry, status }
        changed()
      }
    },
    clear() {
      entries.length = 0
      changed()
    },
  }
}
