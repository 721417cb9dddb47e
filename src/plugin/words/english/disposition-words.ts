import { dispositionLabels } from '../../../stored/disposition-labels.ts'

/** The labels of the built-in dispositions in English, under AAPOR's codes. */
export const englishDispositions = dispositionLabels

export type DispositionWordKey = keyof typeof englishDispositions
export type DispositionWordTable = Readonly<Record<DispositionWordKey, string>>
