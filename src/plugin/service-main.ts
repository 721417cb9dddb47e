import { createServiceTransport } from '../twilio/service-transport.ts'
import { registerPart } from './parts.ts'

registerPart(window, 'service', { createServiceTransport })
