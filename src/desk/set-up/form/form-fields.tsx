import { useState } from 'preact/hooks'
import { say, type TextKey } from '../../words/say.ts'
import { TextBox } from '../text-box.tsx'
import { parametersOf } from './appearance.ts'
import type { FilesProps } from './files-props.ts'
import { appearanceIn, makeForm, type NotMade, readWorkbook, type Workbook } from './sample-form.ts'

const whyNot: Readonly<Record<NotMade, TextKey>> = {
  names: 'formNames',
  noWorkbook: 'formNoWorkbook',
  noCall: 'formNoCall',
  taken: 'formTaken',
}

/** A sample form with the designer's names in it. */
export function FormFields({
  device,
  plan,
  change,
  access,
  sample,
  choose,
}: Omit<FilesProps, 'sampleForm'> & {
  readonly sample: Workbook | undefined
  /** Takes another workbook as the sample; undefined for the page's own again. */
  readonly choose: (own: { readonly workbook: Workbook | undefined } | undefined) => void
}) {
  const [said, tell] = useState('')

  /** What became of it, in a sentence. */
  function make(): string {
    const made = makeForm(sample, plan, parametersOf(plan, access))
    if (made.kind === 'not') return say(whyNot[made.why])
    const name = `${plan.formId}.xlsx`
    device.give(name, new Blob([made.workbook]))
    const names = made.datasets.join(', ')
    return `${say('formMade', { name })} ${names ? say('formReads', { names }) : ''}`.trim()
  }

  async function take(files: FileList | null): Promise<void> {
    const file = files?.[0]
    const workbook = file && readWorkbook(new Uint8Array(await file.arrayBuffer()))
    choose(file && { workbook })
    if (!file) tell('')
    else if (appearanceIn(workbook)) tell(say('formChosen', { name: file.name }))
    else tell(say(workbook ? 'formNoCall' : 'formNoWorkbook'))
  }

  return (
    <>
      <div class="boxes">
        <TextBox
          label={say('formTitle')}
          value={plan.formTitle}
          set={(text) => change({ formTitle: text })}
        />
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
