import { type FilledForm, type FormSurroundings, fillForm } from '../../../src/stand-in/surveycto/form.ts'
import { evaluateText, isTrue } from '../../../src/stand-in/surveycto/formula-values.ts'
import { standInAccount } from '../../../src/stand-in/twilio/account.ts'
import type { StandInTwilio } from '../../../src/stand-in/twilio/stand-in.ts'
import { createFakePanel } from '../../plugin/world/fake-panel.ts'
import { respondentNumber } from '../../plugin/world/form.ts'
import { openWorld, type World } from '../../plugin/world/open-field.ts'
import { plugInRow, type Row, readDataset, readWorkbook, usualValue } from '../forms/workbook.ts'

/** Whether the key in the form may list calls, which only shows the respondent's leg. */
export const keyKinds = ['lists calls', 'cannot list'] as const
export type KeyKind = (typeof keyKinds)[number]

/** A sample form being filled in, with the plug-in itself in its field, a stand-in Twilio and two phones. */
export interface Play {
  readonly form: FilledForm
  readonly world: World
  /** The plug-in's field. */
  readonly fieldName: string
  /** Goes on from the field, as far as the form lets; false where it holds back. */
  leave(): boolean
}

function datasetsFor(key: KeyKind): FormSurroundings['datasets'] {
  const { sid, authToken, apiKey, apiSecret, restricted, twilioNumbers } = standInAccount
  const [apikey, apisecret] =
    key === 'lists calls' ? [apiKey, apiSecret] : [restricted.apiKey, restricted.apiSecret]
  const filled = { sid, authtoken: authToken, apikey, apisecret, number: twilioNumbers[0] ?? '' }
  const withKey = (name: string) => readDataset(name).map((row) => ({ ...row, ...filled }))
  return {
    twilio_access: withKey('twilio_access'),
    twilio_key: withKey('twilio_key'),
    enumerator_phones: readDataset('enumerator_phones'),
    cases: readDataset('cases'),
  }
}

/** The restricted key may do all that a call and its recording need, but not list calls. */
function withoutList({ behaviour, faults }: StandInTwilio): void {
  behaviour.restrictedPermissions = [
    ...['calls/create', 'calls/read', 'calls/update'],
    ...['create', 'read', 'list', 'update', 'delete'].map((action) => `calls.recordings/${action}`),
    'messages/create',
  ]
  // For the form that has the Auth Token, which may do everything: as if it had such a key.
  const when = { method: 'GET', path: /\/Calls\.json\?/ }
  faults.add({ when, do: { kind: 'status', status: 403, code: 70051 }, times: 'always' })
}

/** A number that nobody calls: in forms with a keypad the right one is entered by hand. */
const outdated = '+254711222999'

/** Opens a sample form, fills in what stands above the plug-in's field, and arrives there. */
export async function openPlay(
  file: string,
  key: KeyKind,
  prepare?: (twilio: StandInTwilio) => void,
): Promise<Play> {
  const workbook = await readWorkbook(file)
  const row = plugInRow(workbook)
  const { name: fieldName = '', appearance = '' } = row
  const form = fillForm(workbook, {
    datasets: datasetsFor(key),
    known: { username: 'amina', caseid: '1204', deviceid: 'device', start: '2026-11-30T09:00:00.000Z' },
  })
  const byHand = appearance.includes('keypad')
  if (byHand) fillIn(form, workbook.survey, 'respondent_name')
  if (byHand) form.answer('mobile_number', outdated)
  fillIn(form, workbook.survey, fieldName)
  const panel = createFakePanel()
  const world = await openWorld({
    form: { definition: definitionOf(row, form), appearance, values: form.values },
    ...(byHand ? { openPanel: panel.openPanel } : {}),
    prepare(twilio) {
      if (key === 'cannot list') withoutList(twilio)
      prepare?.(twilio)
    },
  })
  if (byHand) panel.world.field.enter(respondentNumber)
  return {
    form,
    world,
    fieldName,
    leave() {
      const { left } = world.host.next()
      world.field.running.stop()
      form.answer(fieldName, world.host.stored.answer)
      return left
    },
  }
}

function definitionOf({ name = '', label = '', constraint = '' }: Row, form: FilledForm) {
  return {
    name,
    type: 'text',
    label: { English: label },
    hint: { English: '' },
    constraint: (current: string) =>
      constraint === '' || isTrue(evaluateText(constraint, { ...form.values, current })),
  } as const
}

/** Fills in, up to this field, what an enumerator would, where something must be. */
function fillIn(form: FilledForm, survey: readonly Row[], until: string): void {
  const place = survey.findIndex(({ name }) => name === until)
  for (let held = form.held; held; held = form.held) {
    const { name } = held
    const row = survey.slice(0, place + 1).find((one) => one.name === name)
    if (!row || row.appearance?.startsWith('custom-')) return
    form.answer(name, usualValue(row))
    if (form.held?.name === name) throw new Error(`${name} takes no usual value.`)
  }
}
