import type { Settings } from '../../../plugin/form/settings.ts'
import { say } from '../../words/say.ts'
import type { ReadPlan } from '../read-plan.ts'
import { attachmentOf } from './attachment.ts'
import { isKeyName, writeEnv } from './env-file.ts'
import type { FilesProps } from './files-props.ts'
import { FormFields } from './form-fields.tsx'

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
  const { name, text } = attachmentOf(plan, access, settings.twilioNumbers)
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
          <button type="button" onClick={() => device.give('env.txt', writeEnv(plan, access, settings))}>
            {say('downloadEnv')}
          </button>
          <span class="note">
            {say('envNote')} {say('envActionsNote')}
          </span>
        </div>
      )}
      <FormFields {...props} />
    </>
  )
}
