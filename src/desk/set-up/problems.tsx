import type { PlanProblem, ReadPlan } from './read-plan.ts'

/** What is wrong with one parameter, beside its box. */
export function ProblemOf({
  read,
  name,
  isShown = true,
}: {
  readonly read: ReadPlan
  readonly name: string
  /** Before anything is written nobody is told what is missing. */
  readonly isShown?: boolean
}) {
  const found = isShown ? read.problems.filter(({ parameter }) => parameter === name) : []
  return (
    <>
      {found.map((problem) => (
        <span key={problem.text} class={problem.blocks ? 'problem bad' : 'problem'}>
          <ProblemText problem={problem} />
        </span>
      ))}
    </>
  )
}

/** Begins with the parameter's name, as the field has it. */
export function ProblemText({ problem: { parameter, text } }: { readonly problem: PlanProblem }) {
  return (
    <>
      <code>{parameter}</code> {text}
    </>
  )
}
