import type { Access } from '../../recordings/access/access.ts'
import type { Device } from '../../recordings/device.ts'
import type { Plan } from '../plan.ts'
import type { Workbook } from './sample-form.ts'

/** What the files are made of, and how they get to the user. */
export interface FilesProps {
  readonly device: Pick<Device, 'give'>
  readonly plan: Plan
  readonly change: (part: Partial<Plan>) => void
  readonly access: Access
  readonly sampleForm: Workbook | undefined
}
