import { dataWords } from './data-words.ts'
import { draftWords } from './draft-words.ts'
import { listenWords } from './listen-words.ts'
import { lookTwiceWords } from './look-twice-words.ts'
import { pageWords } from './page-words.ts'
import { parameterWords } from './parameter-words.ts'
import { recordingsWords } from './recordings-words.ts'
import { reportWords } from './report-words.ts'
import { setUpWords } from './set-up-words.ts'

/** Every text of the page. Each part of it has a table of its own beside this one. */
export const english = {
  ...pageWords,
  ...setUpWords,
  ...parameterWords,
  ...draftWords,
  ...dataWords,
  ...reportWords,
  ...lookTwiceWords,
  ...recordingsWords,
  ...listenWords,
}
