/**
 * Makes one of Twilio's identifiers: a call, a recording, a message without and with media, its media, a
 * conference, a queue; TaskRouter's workspace, activity, worker, task queue, workflow, task, reservation and
 * event; Sync's service and map.
 */
export type NewSid = (
  prefix:
    | 'CA'
    | 'RE'
    | 'SM'
    | 'MM'
    | 'ME'
    | 'CF'
    | 'QU'
    | 'WS'
    | 'WA'
    | 'WK'
    | 'WQ'
    | 'WW'
    | 'WT'
    | 'WR'
    | 'EV'
    | 'IS'
    | 'MP',
) => string

/** Two letters and 32 hexadecimal digits. `random` gives numbers from 0 up to 1. */
export function createSids(random: () => number): NewSid {
  return (prefix) => {
    let digits = ''
    while (digits.length < 32) digits += Math.floor(random() * 16).toString(16)
    return prefix + digits
  }
}
