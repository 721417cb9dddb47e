import { checkScenes } from '../../../extras/pictures/check-scenes.ts'
import { testStates } from './states.ts'

testStates('a field that checks', checkScenes)
