import type { ParameterName } from '../../../plugin/form/parameters.ts'
import type { TextKey } from '../../words/say.ts'

/** A parameter that has a box of its own. */
export interface ParameterBox {
  readonly name: ParameterName
  readonly about: TextKey
  /** The only values there are, so that nobody types them; a form's field may give one too. */
  readonly choices?: readonly string[]
}

const flag = ['1', '0'] as const

/** What most forms want stands first. The account's, and the numbers, are asked for elsewhere. */
export const parameterBoxes: readonly ParameterBox[] = [
  { name: 'record', about: 'aboutRecord', choices: ['1', '0', 'consent'] },
  { name: 'display_number', about: 'aboutDisplay', choices: flag },
  { name: 'to_label', about: 'aboutLabel' },
  { name: 'attempts', about: 'aboutAttempts' },
  { name: 'dispositions', about: 'aboutDispositions' },
  { name: 'details', about: 'aboutDetails', choices: flag },
  { name: 'max_minutes', about: 'aboutMinutes' },
  { name: 'country', about: 'aboutCountry' },
  { name: 'ring_seconds', about: 'aboutRing' },
  { name: 'whisper', about: 'aboutWhisper' },
  { name: 'press_to_call', about: 'aboutPress', choices: flag },
  { name: 'detect_voicemail', about: 'aboutVoicemail', choices: flag },
  { name: 'panel', about: 'aboutPanel' },
  { name: 'action', about: 'aboutAction', choices: ['call', 'sms', 'check'] },
  { name: 'sms_text', about: 'aboutText' },
  { name: 'media_url', about: 'aboutMedia' },
  { name: 'messaging_service_sid', about: 'aboutMessaging' },
  { name: 'language', about: 'aboutLanguage' },
]

/** How many are in sight before somebody asks for more. */
export const firstBoxes = 7
