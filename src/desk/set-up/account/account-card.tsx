import type { Dispatch, StateUpdater } from 'preact/hooks'
import type { Access } from '../../recordings/access/access.ts'
import { AccessFields } from '../../recordings/access/access-fields.tsx'
import { say } from '../../words/say.ts'
import { isKeyName, makeServiceKey } from '../form/env-file.ts'
import type { Plan } from '../plan.ts'
import { ProblemOf } from '../problems.tsx'
import type { ReadPlan } from '../read-plan.ts'
import { TextBox } from '../text-box.tsx'

/** Whose account, which numbers, and whether the team's own Functions stand between. */
export function AccountCard({
  plan,
  change,
  access,
  setAccess,
  read,
}: {
  readonly plan: Plan
  readonly change: (part: Partial<Plan>) => void
  readonly access: Access
  readonly setAccess: Dispatch<StateUpdater<Access>>
  readonly read: ReadPlan
}) {
  const numbers = [
    ['twilioNumber', 'twilio_number', say('numbersTwilio'), say('numbersTwilioNote')],
    ['ownPhone', 'from_number', say('numbersOwn'), say('numbersOwnNote')],
    ['respondentPhone', 'to_number', say('numbersRespondent'), say('numbersRespondentNote')],
  ] as const
  return (
    <section class="card" aria-label={say('accountTitle')}>
      <h2>{say('accountTitle')}</h2>
      <p class="note">{say('accountNote')}</p>
      <AccessFields access={access} setAccess={setAccess} />
      <div class="boxes">
        {numbers.map(([key, name, label, note]) => (
          <TextBox
            key={key}
            keyboard="tel"
            label={label}
            note={note}
            value={plan[key]}
            set={(value) => change({ [key]: value })}
          >
            <ProblemOf read={read} name={name} isShown={plan[key].trim() !== ''} />
          </TextBox>
        ))}
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={plan.usesService}
          onChange={({ currentTarget }) => change({ usesService: currentTarget.checked })}
        />
        {say('usesService')}
      </label>
      {plan.usesService && <ServiceFields plan={plan} change={change} read={read} />}
    </section>
  )
}

function ServiceFields({
  plan,
  change,
  read,
}: {
  readonly plan: Plan
  readonly change: (part: Partial<Plan>) => void
  readonly read: ReadPlan
}) {
  const { serviceUrl, serviceKey, keyName } = plan
  return (
    <>
      <div class="boxes">
        <TextBox
          keyboard="url"
          label={say('serviceUrlLabel')}
          note={say('serviceUrlNote')}
          value={serviceUrl}
          set={(value) => change({ serviceUrl: value })}
        >
          <ProblemOf read={read} name="service_url" isShown={serviceUrl !== ''} />
        </TextBox>
        <TextBox
          label={say('keyNameLabel')}
          note={say('keyNameNote')}
          value={keyName}
          set={(value) => change({ keyName: value.trim() })}
        >
          {!isKeyName(keyName) && <span class="problem bad">{say('keyNameWrong')}</span>}
        </TextBox>
      </div>
      <div class="row">
        <button
          type="button"
          onClick={() => change({ serviceKey: makeServiceKey((bytes) => crypto.getRandomValues(bytes)) })}
        >
          {say(serviceKey ? 'makeKeyAgain' : 'makeKey')}
        </button>
        <span role="status" class="note">
          {say(serviceKey ? 'keyMade' : 'keyMissing')}
        </span>
      </div>
    </>
  )
}
