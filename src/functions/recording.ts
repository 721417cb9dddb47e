import { type Asked, sid } from './service/asked.ts'
import { serviceFunction } from './service/service-function.ts'

const list = `Calls/${sid.call}/Recordings\\.json`
const one = `Calls/${sid.call}/Recordings/${sid.recording}\\.json`

/** Records a call by consent: starts, pauses, resumes, stops, deletes, and tells how far that has come. */
export const handler = serviceFunction('recording', [
  { ask: new RegExp(`^GET ${list}$`), fields: ['PageSize'], actions: ['record', 'history'] },
  { ask: new RegExp(`^GET ${one}$`), fields: [], actions: ['record'] },
  {
    ask: new RegExp(`^POST ${list}$`),
    fields: ['RecordingChannels'],
    actions: ['record'],
    object: ({ field }) => (field('RecordingChannels') === 'dual' ? undefined : notThePlugIns),
  },
  {
    ask: new RegExp(`^POST ${one}$`),
    fields: ['Status', 'PauseBehavior'],
    actions: ['record'],
    object: objectToChange,
  },
  { ask: new RegExp(`^DELETE ${one}$`), fields: [], actions: ['delete-recording'] },
])

const notThePlugIns = 'this is not how the plug-in records'

function objectToChange({ field }: Asked) {
  const isKnown = ['paused', 'in-progress', 'stopped'].includes(field('Status'))
  return isKnown && ['', 'skip'].includes(field('PauseBehavior')) ? undefined : notThePlugIns
}
