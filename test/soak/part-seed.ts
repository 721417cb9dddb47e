import fc from 'fast-check'
import { seedOfPart } from './parts.ts'

fc.configureGlobal({ seed: seedOfPart() })
