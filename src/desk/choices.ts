import { isTimeZone, ownTimeZone } from './local-time.ts'
import { useRemembered } from './page/remembered.ts'
import { type ClassChoices, isClassChoices } from './report/aapor/final-disposition.ts'

/** What the user has chosen for the report and for looking twice alike. */
export interface Choices {
  readonly timeZone: string
  readonly setTimeZone: (timeZone: string) => void
  readonly classes: ClassChoices
  readonly setClasses: (classes: ClassChoices) => void
}

export function useChoices(): Choices {
  const [timeZone, setTimeZone] = useRemembered('time zone', ownTimeZone(), isTimeZone)
  const [classes, setClasses] = useRemembered<ClassChoices>('classes of dispositions', {}, isClassChoices)
  return { timeZone, setTimeZone, classes, setClasses }
}
