import type { Disposition } from '../call/dispositions.ts'
import type { Said, SaidKey } from '../words/words.ts'
import { readDispositions } from './disposition-list.ts'
import type { ParameterName } from './parameters.ts'
import { readFlagText, readParameter } from './read-text.ts'
import type { MessageSettings, PanelTab, Problem, Settings, WrongNumber } from './settings.ts'

const panelTabs: readonly PanelTab[] = ['keypad', 'history', 'messages']

/** Twilio's own limit. https://www.twilio.com/docs/messaging/api/message-resource#create-a-message */
const mostMediaUrls = 10

/** Reads single parameters and collects what is wrong with them. */
export interface ParameterReader {
  readonly problems: readonly Problem[]
  /** Trimmed text; '' when absent, which is undefined, null or empty, depending on the host. */
  text(name: ParameterName): string
  report(
    parameter: string,
    key: SaidKey,
    values?: Readonly<Record<string, string>>,
    more?: { blocks?: boolean; why?: Said | undefined; number?: WrongNumber | undefined },
  ): void
}

export function createReader(parameter: (name: string) => unknown): ParameterReader {
  const problems: Problem[] = []
  return {
    problems,
    text: (name) => readParameter(name, parameter(name)),
    report(name, key, values = {}, { blocks = true, why, number } = {}) {
      const said = { key, values: { ...values, parameter: name }, ...(why && { why }) }
      problems.push({ parameter: name, said, blocks, ...(number && { number }) })
    },
  }
}

export function readRequired(reader: ParameterReader, name: ParameterName): string {
  const text = reader.text(name)
  if (!text) reader.report(name, 'problemMissing')
  return text
}

export function readFlag(reader: ParameterReader, name: ParameterName, absent: boolean): boolean {
  const text = reader.text(name).toLowerCase()
  if (!text) return absent
  const flag = readFlagText(text)
  if (flag === undefined) reader.report(name, 'problemFlag', { value: text })
  return flag ?? absent
}

export function readRecord(reader: ParameterReader): Settings['record'] {
  const text = reader.text('record').toLowerCase()
  if (text === 'consent') return 'consent'
  const flag = text ? readFlagText(text) : true
  if (flag === undefined) reader.report('record', 'problemRecord', { value: text })
  return flag === false ? 'never' : 'always'
}

export function readWholeNumber(
  reader: ParameterReader,
  name: ParameterName,
  least: number,
  most: number,
): number | undefined {
  const text = reader.text(name)
  if (!text) return undefined
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  reader.report(name, 'problemRange', { value: text, least: String(least), most: String(most) })
  return undefined
}

export function readAction(reader: ParameterReader): Settings['action'] {
  const text = reader.text('action').toLowerCase()
  if (text === 'sms' || text === 'check') return text
  if (text && text !== 'call') reader.report('action', 'problemAction', { value: text })
  return 'call'
}

/** A hidden number cannot be entered either; that the keypad is missing is nothing to tell the enumerator each time. */
export function readTabs(reader: ParameterReader, hidden: boolean): PanelTab[] {
  const given = reader.text('panel').toLowerCase().split(/\s+/).filter(Boolean)
  for (const value of given) {
    if (!panelTabs.some((tab) => tab === value)) reader.report('panel', 'problemTabs', { value })
  }
  const tabs = [...new Set(given)].map((name) => panelTabs.find((tab) => tab === name))
  return tabs.filter((tab): tab is PanelTab => tab !== undefined && !(hidden && tab === 'keypad'))
}

export function readMessage(reader: ParameterReader): MessageSettings {
  const serviceSid = reader.text('messaging_service_sid')
  if (serviceSid && !/^MG\w+$/.test(serviceSid)) {
    reader.report('messaging_service_sid', 'problemSid', { start: 'MG' })
  }
  const mediaUrls = reader
    .text('media_url')
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean)
  // An address may hold what is not to be shown, so the problem does not repeat it.
  const areGood = mediaUrls.every((url) => /^https?:\/\/[^\s/]\S*$/i.test(url))
  if (!areGood || mediaUrls.length > mostMediaUrls) reader.report('media_url', 'problemMedia')
  return { text: reader.text('sms_text'), mediaUrls, serviceSid }
}

export function readOfferedDispositions(reader: ParameterReader): readonly Disposition[] {
  const text = reader.text('dispositions')
  const list = text ? readDispositions(text) : []
  if (!list) reader.report('dispositions', 'problemDispositions')
  return list || []
}
