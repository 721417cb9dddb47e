import { registerPart } from '../parts.ts'
import { createServiceTransport } from './service-transport.ts'

registerPart(window, 'service', { createServiceTransport })
