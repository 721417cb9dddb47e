import { scenes } from '../../../extras/pictures/scenes.ts'
import { testStates } from './states.ts'

testStates('a field that calls', scenes)
