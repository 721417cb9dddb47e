import { registerPart } from '../parts.ts'
import { prepare } from './prepare.ts'

/** prepare.js: loaded where a field is more than plain English words. */
registerPart(window, 'prepare', { prepare })
