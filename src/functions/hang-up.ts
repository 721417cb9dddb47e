import { sid } from './service/asked.ts'
import { serviceFunction } from './service/service-function.ts'

/** Ends a call by its SID, and does nothing else to it. */
export const handler = serviceFunction('hang-up', [
  {
    ask: new RegExp(`^POST Calls/${sid.call}\\.json$`),
    fields: ['Status'],
    actions: ['hang-up'],
    object: ({ field }) =>
      ['completed', 'canceled'].includes(field('Status')) ? undefined : 'a call can only be ended',
  },
])
