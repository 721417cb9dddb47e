import type { TextKey } from '../words/say.ts'
import type { RuleName } from './thresholds.ts'

interface RuleWords {
  readonly title: TextKey
  readonly evidence: TextKey
  /** What is not known where the rule cannot look. */
  readonly needs: TextKey
}

export const ruleWords: Readonly<Record<RuleName, RuleWords>> = {
  'short-talk': { title: 'shortTalkRule', evidence: 'shortTalkEvidence', needs: 'shortTalkNeeds' },
  'nobody-answered': {
    title: 'nobodyAnsweredRule',
    evidence: 'nobodyAnsweredEvidence',
    needs: 'nobodyAnsweredNeeds',
  },
  'no-recording': { title: 'noRecordingRule', evidence: 'noRecordingEvidence', needs: 'noRecordingNeeds' },
  'short-recording': {
    title: 'shortRecordingRule',
    evidence: 'shortRecordingEvidence',
    needs: 'shortRecordingNeeds',
  },
  'silent-respondent': {
    title: 'silentRespondentRule',
    evidence: 'silentRespondentEvidence',
    needs: 'silentRespondentNeeds',
  },
  'same-call': { title: 'sameCallRule', evidence: 'sameCallEvidence', needs: 'sameCallNeeds' },
  'same-number': { title: 'sameNumberRule', evidence: 'sameNumberEvidence', needs: 'sameNumberNeeds' },
  'two-at-once': { title: 'twoAtOnceRule', evidence: 'twoAtOnceEvidence', needs: 'twoAtOnceNeeds' },
  'not-final': { title: 'notFinalRule', evidence: 'notFinalEvidence', needs: 'notFinalNeeds' },
  'at-night': { title: 'atNightRule', evidence: 'atNightEvidence', needs: 'atNightNeeds' },
  'by-hand': { title: 'byHandRule', evidence: 'byHandEvidence', needs: 'byHandNeeds' },
}
