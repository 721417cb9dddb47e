import { useEffect, useMemo } from 'preact/hooks'
import type { Choices } from '../choices.ts'
import type { Interview } from '../interview.ts'
import type { KnownSound } from '../known-sound.ts'
import { localTimeIn } from '../local-time.ts'
import { type Column, DownloadTable, TableCard } from '../page/data-table.tsx'
import { useRemembered } from '../page/remembered.ts'
import { rememberComplete } from '../report/aapor/final-disposition.ts'
import { say } from '../words/say.ts'
import { evidenceOf, FindingsCard, type Play } from './findings-card.tsx'
import { lookTwice } from './look-twice.ts'
import type { Finding, Looked, Material } from './material.ts'
import { ruleWords } from './rule-words.ts'
import { firstThresholds, isThresholds, type RuleName } from './thresholds.ts'
import { ThresholdsCard } from './thresholds-card.tsx'

interface LookTwiceProps {
  readonly interviews: readonly Interview[]
  readonly choices: Choices
  /** What is known of the calls' sound, by SID; a call that is not in it was not looked for. */
  readonly sound: ReadonlyMap<string, KnownSound>
  /** Absent where there is no sound to play. */
  readonly play?: Play
  /** Told the SIDs of the calls that something was found of. Keep the same function. */
  readonly found?: (sids: ReadonlySet<string>) => void
}

/** What is worth a second look, and where to listen. */
export function LookTwiceTab({ interviews, choices, sound, play, found }: LookTwiceProps) {
  const { timeZone, classes } = choices
  const [thresholds, setThresholds] = useRemembered('look twice', firstThresholds, isThresholds)
  const looked = useMemo(() => {
    const material: Material = {
      interviews,
      isComplete: rememberComplete(classes),
      readTime: localTimeIn(timeZone),
      sound,
    }
    return lookTwice(material, thresholds)
  }, [interviews, classes, timeZone, sound, thresholds])
  useEffect(() => {
    const calls = looked.flatMap(({ findings }) => findings.flatMap((finding) => finding.calls))
    found?.(new Set(calls.map(({ sid }) => sid)))
  }, [looked, found])
  return (
    <>
      <p class="intro">{say('lookTwiceIntro')}</p>
      <ThresholdsCard thresholds={thresholds} setThresholds={setThresholds} choices={choices} />
      <TableCard
        title={say('rulesTitle')}
        fileName="looked-twice.csv"
        columns={ruleColumns}
        rows={looked}
        buttons={
          <DownloadTable
            fileName="findings.csv"
            label={say('downloadFindings')}
            columns={findingColumns}
            rows={looked.flatMap(({ findings }) => findings)}
          />
        }
      />
      {looked
        .filter(({ findings }) => findings.length > 0)
        .map((one) => (
          <FindingsCard key={one.rule} looked={one} play={play} />
        ))}
    </>
  )
}

type LookedByRule = Looked & { readonly rule: RuleName }

const ruleColumns: readonly Column<LookedByRule>[] = [
  { label: say('ruleColumn'), cell: ({ rule }) => say(ruleWords[rule].title) },
  {
    label: say('foundColumn'),
    isNumber: true,
    // Nothing can be found where nothing could be looked at.
    cell: ({ findings, checked, unchecked }) =>
      checked === 0 && unchecked > 0 ? undefined : findings.length,
  },
  { label: say('checkedColumn'), isNumber: true, cell: ({ checked }) => checked },
  { label: say('uncheckedColumn'), isNumber: true, cell: ({ unchecked }) => unchecked },
  {
    label: say('needsColumn'),
    cell: ({ rule, unchecked }) => (unchecked > 0 ? say(ruleWords[rule].needs) : ''),
  },
]

const findingColumns: readonly Column<Finding>[] = [
  { label: say('keyColumn'), cell: ({ interview }) => interview.key },
  { label: say('enumerator'), cell: ({ interview }) => interview.enumerator },
  { label: say('caseColumn'), cell: ({ interview }) => interview.caseId },
  { label: say('ruleColumn'), cell: ({ rule }) => say(ruleWords[rule].title) },
  { label: say('evidenceColumn'), cell: evidenceOf },
  { label: say('callsColumn'), cell: ({ calls }) => calls.map(({ sid }) => sid).join(' ') },
]
