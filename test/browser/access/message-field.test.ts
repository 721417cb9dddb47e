import { messageScenes } from '../../../extras/pictures/message-scenes.ts'
import { testStates } from './states.ts'

testStates('a field for messages', messageScenes)
