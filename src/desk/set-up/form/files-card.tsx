import { useState } from 'preact/hooks'
import type { Settings } from '../../../plugin/form/settings.ts'
import { say } from '../../words/say.ts'
import { type ReadPlan, readPlan } from '../read-plan.ts'
import { attachmentOf } from './attachment.ts'
import { isKeyName, writeEnv } from './env-file.ts'
import type { FilesProps } from './files-props.ts'
import { FormFields } from './form-fields.tsx'
import { appearanceIn, type Workbook } from './sample-form.ts'
import { withSample } from './sample-parameters.ts'

/** What is uploaded and attached; nothing before the field would take it. */
export function FilesCard({ read, ...props }: FilesProps & { readonly read: ReadPlan }) {
  const { plan } = props
  const { settings } = read.checked
  const lacksKey = plan.usesService && (plan.serviceKey === '' || !isKeyName(plan.keyName))
  return (
    <section class="card" aria-label={say('attachTitle')}>
      <h2>{say('attachTitle')}</h2>
      {!settings || !read.isGood || lacksKey ? (
        <p class="box warn">{say(lacksKey ? 'filesServiceKey' : 'filesNotYet')}</p>
      ) : (
        <Files {...props} settings={settings} />
      )}
    </section>
  )
}

function Files({ settings, ...props }: FilesProps & { readonly settings: Settings }) {
  const { device, plan, access } = props
  const [own, choose] = useState<{ readonly workbook: Workbook | undefined }>()
  const sample = own ? own.workbook : props.sampleForm
  const { name, text } = attachmentOf(plan, access, settings.twilioNumbers)

  /** The Functions have to allow what the form does by itself as well. */
  function envFor(form: Workbook | undefined): string {
    const whole = withSample(plan, appearanceIn(form) ?? '')
    return writeEnv(whole, access, readPlan(whole, access).checked.settings ?? settings)
  }

  return (
    <>
      <p class="note">{say('filesNote')}</p>
      <div class="row">
        <button type="button" class="main" onClick={() => device.give(name, text)}>
          {say('downloadCsv', { name })}
        </button>
        <span class="note">{say('csvWarning')}</span>
      </div>
      {plan.usesService && (
        <div class="row">
          <button type="button" onClick={() => device.give('env.txt', envFor(sample))}>
            {say('downloadEnv')}
          </button>
          <span class="note">
            {say('envNote')} {say('envActionsNote')}
          </span>
        </div>
      )}
      <FormFields {...props} sample={sample} choose={choose} />
    </>
  )
}
