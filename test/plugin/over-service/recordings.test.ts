import { tellAgain } from './told-again.ts'

tellAgain({
  'deleting-a-recording': () => import('../deleting-a-recording.test.ts'),
  'recording-by-consent': () => import('../recording-by-consent.test.ts'),
  'recording-faults': () => import('../recording-faults.test.ts'),
  recording: () => import('../recording.test.ts'),
})
