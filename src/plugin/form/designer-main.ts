import { registerPart } from '../parts.ts'
import { designerPart } from './designer-part.ts'

/** designer.js: loaded where a parameter is missing, wrong or odd, or gives a text in place of the field's own. */
registerPart(window, 'designer', designerPart)
