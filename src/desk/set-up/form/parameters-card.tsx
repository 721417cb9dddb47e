import { useState } from 'preact/hooks'
import type { ParameterName } from '../../../plugin/form/parameters.ts'
import type { Access } from '../../recordings/access/access.ts'
import { say } from '../../words/say.ts'
import { emptyPlan, type Plan } from '../plan.ts'
import { ProblemOf, ProblemText } from '../problems.tsx'
import type { ReadPlan } from '../read-plan.ts'
import { TextBox } from '../text-box.tsx'
import { parametersOf, writeAppearance } from './appearance.ts'
import { firstBoxes, type ParameterBox, parameterBoxes } from './parameter-boxes.ts'

/** Every parameter of the field, and the text that gives them to it. */
export function ParametersCard({
  plan,
  change,
  access,
  read,
}: {
  readonly plan: Plan
  readonly change: (part: Partial<Plan>) => void
  readonly access: Access
  readonly read: ReadPlan
}) {
  const give = (name: ParameterName, text: string) => change({ given: { ...plan.given, [name]: text } })
  const boxes = (some: readonly ParameterBox[]) => (
    <div class="boxes">
      {some.map(({ name, about, choices }) => (
        <TextBox
          key={name}
          label={name}
          note={say(about)}
          value={plan.given[name] ?? ''}
          set={(text) => give(name, text)}
          choices={choices}
          empty={say('notSet')}
        >
          <ProblemOf read={read} name={name} />
        </TextBox>
      ))}
    </div>
  )
  return (
    <section class="card" aria-label={say('parametersTitle')}>
      <h2>{say('parametersTitle')}</h2>
      <p class="note">{say('parametersNote')}</p>
      <div class="boxes">
        <TextBox
          label={say('fieldEnumerator')}
          value={plan.enumeratorField}
          set={(text) => change({ enumeratorField: text.trim() })}
        />
        <TextBox
          label={say('fieldRespondent')}
          value={plan.respondentField}
          set={(text) => change({ respondentField: text.trim() })}
        />
      </div>
      {boxes(parameterBoxes.slice(0, firstBoxes))}
      <details>
        <summary>{say('parametersMore')}</summary>
        {boxes(parameterBoxes.slice(firstBoxes))}
      </details>
      {!isUntouched(plan, access) && <Problems read={read} />}
      <Appearance text={writeAppearance(parametersOf(plan, access))} />
    </section>
  )
}

/** Whoever has put in nothing yet is not told of all that is missing. */
function isUntouched(plan: Plan, { accountSid, username, password }: Access): boolean {
  return plan === emptyPlan && accountSid + username + password === ''
}

/** All of them at once, as the field says them; those without a box of their own too. */
function Problems({ read: { problems } }: { readonly read: ReadPlan }) {
  const parts = [
    { title: say('setUpProblems'), look: 'box bad', some: problems.filter(({ blocks }) => blocks) },
    { title: say('setUpOdd'), look: 'box warn', some: problems.filter(({ blocks }) => !blocks) },
  ]
  return (
    <>
      {parts
        .filter(({ some }) => some.length > 0)
        .map(({ title, look, some }) => (
          <div key={look} class={look}>
            <p>{title}</p>
            <ul>
              {some.map((problem) => (
                <li key={problem.parameter + problem.text}>
                  <ProblemText problem={problem} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </>
  )
}

function Appearance({ text }: { readonly text: string }) {
  const [said, tell] = useState('')

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      tell(say('copied'))
    } catch {
      // Not every browser lets a page from disk to the clipboard, and some have none: the text can be marked.
      tell(say('copyByHand'))
    }
  }

  return (
    <div class="text-box">
      <label for="set-up-appearance">{say('appearanceLabel')}</label>
      <textarea id="set-up-appearance" class="code" readOnly rows={6} value={text} spellcheck={false} />
      <div class="row">
        <button type="button" onClick={() => void copy()}>
          {say('copyAppearance')}
        </button>
        <span role="status">{said}</span>
      </div>
    </div>
  )
}
