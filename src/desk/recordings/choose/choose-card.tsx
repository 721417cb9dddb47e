import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { say } from '../../words/say.ts'
import { type Candidate, type Choice, chooseCalls, everyCall } from './choice.ts'
import { sampleCalls } from './sample.ts'

interface Sampling {
  readonly isOn: boolean
  readonly each: number
  readonly seed: string
}

/** Which of the interviews' calls. */
export function ChooseCard({
  candidates,
  timeZone,
  lookTwice,
  firstSeed,
  choose,
  children,
}: {
  readonly candidates: readonly Candidate[]
  readonly timeZone: string | undefined
  readonly lookTwice: ReadonlySet<string>
  readonly firstSeed: string
  readonly choose: (chosen: readonly Candidate[]) => void
  readonly children: ComponentChildren
}) {
  const [choice, setChoice] = useState(everyCall)
  const [sampling, setSampling] = useState<Sampling>({ isOn: false, each: 5, seed: firstSeed })
  const [count, setCount] = useState(0)
  const filtered = useMemo(
    () => chooseCalls(candidates, choice, timeZone, lookTwice),
    [candidates, choice, timeZone, lookTwice],
  )
  useEffect(() => {
    let isLatest = true
    const drawn = sampling.isOn ? sampleCalls(filtered, sampling) : Promise.resolve(filtered)
    void drawn.then((chosen) => {
      if (!isLatest) return
      setCount(chosen.length)
      choose(chosen)
    })
    return () => {
      isLatest = false
    }
  }, [filtered, sampling, choose])

  const undated = candidates.filter(({ call }) => call.startedAt === undefined).length
  const hasDays = choice.from !== '' || choice.to !== ''
  return (
    <section class="card">
      <h2>{say('chooseTitle')}</h2>
      <Filter candidates={candidates} choice={choice} setChoice={setChoice} lookTwice={lookTwice} />
      <SampleFields sampling={sampling} setSampling={setSampling} />
      <p role="status">{say('chosenCount', { count, all: candidates.length })}</p>
      {hasDays && undated > 0 && <p class="note">{say('chosenUndated', { count: undated })}</p>}
      {children}
    </section>
  )
}

function Filter({
  candidates,
  choice,
  setChoice,
  lookTwice,
}: {
  readonly candidates: readonly Candidate[]
  readonly choice: Choice
  readonly setChoice: (choice: Choice) => void
  readonly lookTwice: ReadonlySet<string>
}) {
  const enumerators = valuesOf(candidates.map(({ interview }) => interview.enumerator))
  const dispositions = valuesOf(candidates.map(({ call }) => call.disposition ?? ''))
  const set = (part: Partial<Choice>) => setChoice({ ...choice, ...part })
  return (
    <>
      <div class="fields">
        <Select
          label={say('chooseEnumerator')}
          value={choice.enumerator}
          options={enumerators}
          change={(enumerator) => set({ enumerator })}
        />
        <label>
          {say('chooseFrom')}
          <input
            type="date"
            value={choice.from}
            onInput={({ currentTarget }) => set({ from: currentTarget.value })}
          />
        </label>
        <label>
          {say('chooseTo')}
          <input
            type="date"
            value={choice.to}
            onInput={({ currentTarget }) => set({ to: currentTarget.value })}
          />
        </label>
        <label>
          {say('chooseDone')}
          <select
            value={choice.done}
            onChange={({ currentTarget: { value } }) =>
              set({ done: value === 'yes' || value === 'no' ? value : 'any' })
            }
          >
            <option value="any">{say('chooseAny')}</option>
            <option value="yes">{say('chooseYes')}</option>
            <option value="no">{say('chooseNo')}</option>
          </select>
        </label>
        <Select
          label={say('chooseDisposition')}
          value={choice.disposition}
          options={dispositions}
          change={(disposition) => set({ disposition })}
        />
      </div>
      {lookTwice.size > 0 && (
        <label class="row">
          <input
            type="checkbox"
            checked={choice.onlyLookTwice}
            onChange={({ currentTarget }) => set({ onlyLookTwice: currentTarget.checked })}
          />
          {say('chooseLookTwice')}
        </label>
      )}
    </>
  )
}

function SampleFields({
  sampling,
  setSampling,
}: {
  readonly sampling: Sampling
  readonly setSampling: (sampling: Sampling) => void
}) {
  const set = (part: Partial<Sampling>) => setSampling({ ...sampling, ...part })
  return (
    <>
      <label class="row">
        <input
          type="checkbox"
          checked={sampling.isOn}
          onChange={({ currentTarget }) => set({ isOn: currentTarget.checked })}
        />
        {say('chooseSample')}
      </label>
      {sampling.isOn && (
        <>
          <div class="fields">
            <label>
              {say('chooseEach')}
              <input
                type="number"
                min={1}
                value={sampling.each}
                onInput={({ currentTarget }) => set({ each: Math.max(1, Number(currentTarget.value) || 1) })}
              />
            </label>
            <label>
              {say('chooseSeed')}
              <input
                value={sampling.seed}
                onInput={({ currentTarget }) => set({ seed: currentTarget.value.trim() })}
              />
            </label>
          </div>
          <p class="note">{say('chooseSeedNote')}</p>
        </>
      )}
    </>
  )
}

function Select({
  label,
  value,
  options,
  change,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly string[]
  readonly change: (value: string) => void
}) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => change(currentTarget.value)}>
        <option value="">{say('chooseAny')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  )
}

function valuesOf(all: readonly string[]): string[] {
  return [...new Set(all)].filter((value) => value !== '').sort()
}
