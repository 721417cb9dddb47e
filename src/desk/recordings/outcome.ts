/** Why a sound is not there. Each has its sentence in the words, under the same name. */
export type Why =
  /** Twilio said "too many requests" again and again. */
  | 'busy'
  | 'refused'
  | 'gone'
  | 'offline'
  | 'timeout'
  | 'server'
  /** It began to come and did not end. */
  | 'cut'
  /** Twilio answers, and the browser keeps the sound from the page, as far as a page can tell. */
  | 'keptFromPage'
  /** What came is no sound: a page of somebody in between, an error. */
  | 'notSound'
  | 'noKey'
  | 'wrongKey'
  | 'incompleteDetails'
  | 'altered'
  | 'notReady'
  | 'notInFolder'
  | 'notWritten'
  | 'stopped'

export type Outcome<Data> = { readonly kind: 'done'; readonly data: Data } | Failed

export interface Failed {
  readonly kind: 'failed'
  readonly why: Why
}

export function done<Data>(data: Data): Outcome<Data> {
  return { kind: 'done', data }
}

export function failed(why: Why): Failed {
  return { kind: 'failed', why }
}

/** A file's bytes, in memory of their own. */
export type Bytes = Uint8Array<ArrayBuffer>
