import type { Settings } from '../../../plugin/form/settings.ts'
import { showNumber } from '../../../twilio/phone-number.ts'
import { say, type TextKey } from '../../words/say.ts'

/** What only people decide. */
export interface DraftChoices {
  readonly organisation: string
  readonly listeners: string
  readonly isFetched: boolean
  /** Whole days; undefined while nobody has said so. */
  readonly days: number | undefined
  readonly isEncrypted: boolean
}

/** As far as the form's parameters decide what respondents are told. */
export interface FormChoices {
  readonly record: Settings['record']
  readonly displayNumber: boolean
  readonly usesService: boolean
  /** E.164; '' where it is not known, or where there are several. */
  readonly callerId: string
}

/** Read aloud before the interview. What nobody has decided stands as `[…]`. */
export function consentDraft(form: FormChoices, choices: DraftChoices): string {
  const { values, number } = valuesOf(form, choices)
  const recorded = {
    always: 'consentRecordAlways',
    consent: 'consentRecordAsked',
    never: 'consentRecordNever',
  } as const
  const place = say(choices.isFetched ? 'placeFetched' : 'placeAtTwilio', values)
  const lines = [
    say('consentWho', values),
    number ? say('consentCaller', { number }) : say('consentCallerUnknown'),
    say('consentThird'),
    say(recorded[form.record]),
    ...(form.record === 'never' ? [] : [say('consentSound', { ...values, place })]),
    say('consentAgree'),
  ]
  return document(say('draftConsent'), lines)
}

/** What an ethics board asks of calls and recordings. */
export function ethicsDraft(form: FormChoices, choices: DraftChoices): string {
  const { values, number } = valuesOf(form, choices)
  const recorded = {
    always: 'ethicsRecordAlways',
    consent: 'ethicsRecordAsked',
    never: 'ethicsRecordNever',
  } as const
  const part = (title: TextKey, ...lines: readonly string[]) =>
    `${say(title).toUpperCase()}\n\n${lines.join('\n')}`
  const sound =
    form.record === 'never'
      ? []
      : [
          part(
            'ethicsStorage',
            say(choices.isFetched ? 'ethicsFetched' : 'ethicsAtTwilio', values),
            say(choices.isEncrypted ? 'ethicsEncrypted' : 'ethicsNotEncrypted'),
            say('ethicsListeners', values),
            say('ethicsDays', values),
          ),
        ]
  return document(say('draftEthics'), [
    part(
      'ethicsCall',
      say('ethicsCallText'),
      number ? say('ethicsShown', { number }) : say('ethicsShownUnknown'),
      say(form.displayNumber ? 'ethicsVisible' : 'ethicsHidden'),
    ),
    part('ethicsRecording', say(recorded[form.record])),
    ...sound,
    part('ethicsKnown', say('ethicsKnownText')),
    part('ethicsRisks', say(form.usesService ? 'ethicsRisksService' : 'ethicsRisksKey'), say('ethicsNoMore')),
  ])
}

function document(title: string, parts: readonly string[]): string {
  return `${say('draftHead')}\n\n${title}\n\n${parts.join('\n\n')}\n`
}

function valuesOf({ callerId }: FormChoices, { organisation, listeners, days }: DraftChoices) {
  const open = say('draftOpen')
  const values = {
    organisation: organisation.trim() || open,
    listeners: listeners.trim() || open,
    days: days ?? open,
  }
  return { values, number: callerId && showNumber(callerId) }
}
