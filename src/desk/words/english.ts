import { dataWords } from './data-words.ts'
import { listenWords } from './listen-words.ts'
import { lookTwiceWords } from './look-twice-words.ts'
import { pageWords } from './page-words.ts'
import { recordingsWords } from './recordings-words.ts'
import { reportWords } from './report-words.ts'

/** Every text of the page. Each part of it has a table of its own beside this one. */
export const english = {
  ...pageWords,
  ...dataWords,
  ...reportWords,
  ...lookTwiceWords,
  ...recordingsWords,
  ...listenWords,
}
