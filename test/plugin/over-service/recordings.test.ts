import { tellAgain } from './told-again.ts'

tellAgain({
  'deleting-a-recording': () => import('../call/recording/deleting-a-recording.test.ts'),
  'recording-by-consent': () => import('../call/recording/recording-by-consent.test.ts'),
  'recording-faults': () => import('../call/recording/recording-faults.test.ts'),
  recording: () => import('../call/recording/recording.test.ts'),
})
