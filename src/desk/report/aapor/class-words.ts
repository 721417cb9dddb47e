import type { CaseClass } from '../../../stored/aapor.ts'
import { dispositionLabels } from '../../../stored/disposition-labels.ts'
import { say, type TextKey } from '../../words/say.ts'
import { doneCode } from './final-disposition.ts'

const classWords: Readonly<Record<CaseClass, TextKey>> = {
  I: 'classI',
  P: 'classP',
  R: 'classR',
  NC: 'classNC',
  O: 'classO',
  UH: 'classUH',
  UO: 'classUO',
  NE: 'classNE',
}

export function sayClass(own: CaseClass | undefined): string {
  return own === undefined ? say('notCounted') : say(classWords[own])
}

/** What a code means, as the field says it. */
export function sayCode(code: string): string {
  if (code === '') return say('noCodeMeaning')
  if (code === doneCode) return say('doneMeaning')
  return Object.entries(dispositionLabels).find(([one]) => one === code)?.[1] ?? say('ownCode')
}
