import type { Dispatch, StateUpdater } from 'preact/hooks'
import { useMemo, useState } from 'preact/hooks'
import type { Access } from '../recordings/access/access.ts'
import type { Device } from '../recordings/device.ts'
import { say } from '../words/say.ts'
import { AccountCard } from './account/account-card.tsx'
import { LookCard } from './account/look-card.tsx'
import { TestCallCard } from './account/test-call-card.tsx'
import { DraftCard } from './drafts/draft-card.tsx'
import { FilesCard } from './form/files-card.tsx'
import { ParametersCard } from './form/parameters-card.tsx'
import type { Workbook } from './form/sample-form.ts'
import { emptyPlan, type Plan } from './plan.ts'
import { readPlan } from './read-plan.ts'

/** From an account at Twilio to a form that calls. What is put in is kept in memory only. */
export function SetUpTab({
  device,
  access,
  setAccess,
  sampleForm,
}: {
  readonly device: Device
  readonly access: Access
  readonly setAccess: Dispatch<StateUpdater<Access>>
  /** The smallest sample form; undefined where the page has none in it. */
  readonly sampleForm: Workbook | undefined
}) {
  const [plan, setPlan] = useState<Plan>(emptyPlan)
  const read = useMemo(() => readPlan(plan, access), [plan, access])
  const change = (part: Partial<Plan>) => setPlan((now) => ({ ...now, ...part }))
  const { settings } = read.checked
  return (
    <>
      <p class="intro">{say('setUpIntro')}</p>
      <AccountCard plan={plan} change={change} access={access} setAccess={setAccess} read={read} />
      <LookCard device={device} plan={plan} access={access} />
      <ParametersCard plan={plan} change={change} access={access} read={read} />
      <FilesCard
        device={device}
        plan={plan}
        change={change}
        access={access}
        read={read}
        sampleForm={sampleForm}
      />
      <TestCallCard device={device} plan={plan} access={access} country={settings?.country ?? ''} />
      <DraftCard device={device} plan={plan} settings={settings} />
    </>
  )
}
