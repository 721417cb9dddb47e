import { findAtNight, findByHand, findNotFinal } from './call-rules.ts'
import { findNobodyAnswered, findNoRecording, findShortTalk } from './completed-rules.ts'
import { gather, type Looked, type Material, type Rule } from './material.ts'
import { findShortRecording, findSilentRespondent } from './sound-rules.ts'
import { type RuleName, ruleNames, type Thresholds } from './thresholds.ts'
import { findSameCall, findSameNumber } from './twice-rules.ts'
import { findTwoAtOnce } from './two-at-once.ts'

const rules: Readonly<Record<RuleName, Rule>> = {
  'short-talk': findShortTalk,
  'nobody-answered': findNobodyAnswered,
  'no-recording': findNoRecording,
  'short-recording': findShortRecording,
  'silent-respondent': findSilentRespondent,
  'same-call': findSameCall,
  'same-number': findSameNumber,
  'two-at-once': findTwoAtOnce,
  'not-final': findNotFinal,
  'at-night': findAtNight,
  'by-hand': findByHand,
}

/** What is worth a second look, by rule. */
export function lookTwice(
  material: Material,
  thresholds: Thresholds,
): readonly (Looked & { readonly rule: RuleName })[] {
  const gathered = gather(material)
  return ruleNames.map((rule) => ({ rule, ...rules[rule](gathered, thresholds) }))
}
