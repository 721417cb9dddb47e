import { messageScenes } from '../../extras/pictures/message-scenes.ts'
import { testStates } from './access-states.ts'

testStates('a field for messages', messageScenes)
