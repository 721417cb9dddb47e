import { englishDesigner } from '../words/designer-words.ts'
import { explain } from './explain.ts'

/** What a field needs only where there is something to say to the form designer, or texts of the designer's own. */
export const designerPart = {
  /** In English; the other languages bring theirs. */
  words: englishDesigner,
  explain,
}

export type DesignerPart = typeof designerPart
