import { useState } from 'preact/hooks'
import { say, type TextKey } from '../../words/say.ts'
import { TextBox } from '../text-box.tsx'
import { parametersOf } from './appearance.ts'
import type { FilesProps } from './files-props.ts'
import { idFromTitle } from './form-id.ts'
import { makeForm, type NotMade, readWorkbook, type Workbook } from './sample-form.ts'

const whyNot: Readonly<Record<NotMade, TextKey>> = {
  names: 'formNames',
  noWorkbook: 'formNoWorkbook',
  noCall: 'formNoCall',
  taken: 'formTaken',
}

/** A sample form with the designer's names in it. */
export function FormFields({ device, plan, change, access, sampleForm }: FilesProps) {
  const [own, setOwn] = useState<{ readonly workbook: Workbook | undefined }>()
  const [said, tell] = useState('')

  /** What became of it, in a sentence. */
  function make(): string {
    if (!own && !sampleForm) return say('formNoSample')
    const sample = own ? own.workbook : sampleForm
    const made = makeForm(sample, plan, parametersOf(plan, access))
    if (made.kind === 'not') return say(whyNot[made.why])
    const name = `${plan.formId}.xlsx`
    device.give(name, new Blob([made.workbook]))
    return say('formMade', { name })
  }

  /** The id goes with the title until somebody writes one. */
  function entitle(formTitle: string): void {
    const isOwn = plan.formId !== idFromTitle(plan.formTitle)
    change(isOwn ? { formTitle } : { formTitle, formId: idFromTitle(formTitle) })
  }

  async function take(files: FileList | null): Promise<void> {
    const file = files?.[0]
    setOwn(file && { workbook: readWorkbook(new Uint8Array(await file.arrayBuffer())) })
    tell('')
  }

  return (
    <>
      <div class="boxes">
        <TextBox label={say('formTitle')} value={plan.formTitle} set={entitle} />
        <TextBox label={say('formId')} value={plan.formId} set={(text) => change({ formId: text.trim() })} />
        <div class="text-box">
          <label for="set-up-sample">{say('formOwnSample')}</label>
          <input
            id="set-up-sample"
            type="file"
            accept=".xlsx"
            onChange={({ currentTarget }) => void take(currentTarget.files)}
          />
          <div class="note">{say('formOwnSampleNote')}</div>
        </div>
      </div>
      <div class="row">
        <button type="button" onClick={() => tell(make())}>
          {say('downloadForm')}
        </button>
        <span role="status">{said}</span>
      </div>
    </>
  )
}
