import { useState } from 'preact/hooks'
import type { Settings } from '../../../plugin/form/settings.ts'
import { readNumber } from '../../../twilio/phone-number.ts'
import { useRemembered } from '../../page/remembered.ts'
import type { Device } from '../../recordings/device.ts'
import { say } from '../../words/say.ts'
import type { Plan } from '../plan.ts'
import { TextBox } from '../text-box.tsx'
import { consentDraft, type DraftChoices, ethicsDraft, type FormChoices } from './drafts.ts'

const isYesOrNo = (data: unknown): data is boolean => typeof data === 'boolean'

/** What is said to respondents and to an ethics board, from the choices made. Names are not remembered. */
export function DraftCard({
  device,
  plan,
  settings,
}: {
  readonly device: Pick<Device, 'give'>
  readonly plan: Plan
  readonly settings: Settings | undefined
}) {
  const [organisation, setOrganisation] = useState('')
  const [listeners, setListeners] = useState('')
  const [days, setDays] = useState('')
  const [isFetched, setFetched] = useRemembered('recordings are fetched', false, isYesOrNo)
  const [isEncrypted, setEncrypted] = useRemembered('recordings are encrypted', false, isYesOrNo)
  const isDays = /^\d{1,4}$/.test(days) && Number(days) >= 1 && Number(days) <= 3650
  const choices: DraftChoices = {
    organisation,
    listeners,
    isFetched,
    isEncrypted,
    days: isDays ? Number(days) : undefined,
  }
  const form = formChoices(plan, settings)
  const texts = [
    { title: say('draftConsent'), text: consentDraft(form, choices) },
    { title: say('draftEthics'), text: ethicsDraft(form, choices) },
  ]
  return (
    <section class="card" aria-label={say('draftTitle')}>
      <h2>{say('draftTitle')}</h2>
      <p class="note">{say('draftNote')}</p>
      <div class="boxes">
        <TextBox label={say('draftOrganisation')} value={organisation} set={setOrganisation} />
        <TextBox label={say('draftListeners')} value={listeners} set={setListeners} />
        <TextBox label={say('draftDays')} value={days} set={(text) => setDays(text.trim())}>
          {days !== '' && !isDays && <span class="problem bad">{say('draftDaysWrong')}</span>}
        </TextBox>
        <TextBox
          label={say('draftKept')}
          value={isFetched ? say('draftFetched') : ''}
          set={(text) => setFetched(text !== '')}
          choices={[say('draftFetched')]}
          empty={say('draftAtTwilio')}
        />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={isEncrypted}
          onChange={({ currentTarget }) => setEncrypted(currentTarget.checked)}
        />
        {say('draftEncrypted')}
      </label>
      {texts.map(({ title, text }) => (
        <details key={title}>
          <summary>{title}</summary>
          <p class="draft">{text}</p>
        </details>
      ))}
      <div class="row">
        <button
          type="button"
          onClick={() =>
            device.give('consent-and-ethics-draft.txt', texts.map(({ text }) => text).join('\n\n'))
          }
        >
          {say('draftDownload')}
        </button>
      </div>
    </section>
  )
}

/** While the field would refuse something, what it would do by itself: record, and show the number. */
function formChoices(
  { usesService, twilioNumber, given }: Plan,
  settings: Settings | undefined,
): FormChoices {
  const written = { 0: 'never', consent: 'consent' } as const
  const record = given.record === '0' || given.record === 'consent' ? written[given.record] : 'always'
  return {
    record: settings?.record ?? record,
    displayNumber: settings?.displayNumber ?? given.display_number !== '0',
    usesService,
    callerId: readNumber(twilioNumber) ?? '',
  }
}
