import { panelScenes } from '../../../extras/pictures/panel-scenes.ts'
import { testStates } from './states.ts'

testStates('the phone panel', panelScenes)
