/** What is known of the sound of a call whose recordings were looked for. */
export interface KnownSound {
  /** How many recordings it has: 0 where none was found. */
  readonly recordings: number
  /** Of all its recordings together; absent where one does not say it yet. */
  readonly seconds?: number
  /** Nobody can be heard on the respondent's side in any of them; absent where that was not measured. */
  readonly isSilent?: boolean
}
