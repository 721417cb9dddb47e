import type { Behaviour } from '../../src/stand-in/twilio/behaviour.ts'
import { createStandInTwilio, type StandInTwilio } from '../../src/stand-in/twilio/stand-in.ts'
import { createVirtualClock, type VirtualClock } from '../../src/stand-in/virtual-clock.ts'
import type { Trial } from './options.ts'
import type { LiveFetch } from './wire.ts'

/** The stand-in, with the phones that a trial needs, on a clock that runs as fast as it can. */
export interface StandInAccount {
  readonly trial: Trial
  readonly fetch: LiveFetch
  readonly clock: VirtualClock
  readonly twilio: StandInTwilio
  /** Lets time go by until the work is done. */
  run<Value>(work: Promise<Value>): Promise<Value>
}

const ownNumber = '+255754000001'
const answeringNumber = '+12025550111'
const busyNumber = '+12025550112'
const stepMs = 500

/** Of a burst of requests this one is refused as too many, since the stand-in has no limit of its own. */
const allowedAtOnce = 30

export function openStandIn(behaviour: Partial<Behaviour> = {}): StandInAccount {
  const clock = createVirtualClock()
  const twilio = createStandInTwilio({ clock, behaviour })
  const { account, phones, taskRouter } = twilio
  phones.setHabit(ownNumber, { kind: 'silent' })
  phones.setHabit(answeringNumber, { kind: 'answers', afterMs: 2000 })
  phones.setHabit(busyNumber, { kind: 'busy' })
  const isOne = { method: 'GET', path: 'Calls.json?PageSize=1' }
  twilio.faults.add({ when: isOne, skip: allowedAtOnce, do: { kind: 'status', status: 429 } })
  return {
    trial: {
      accountSid: account.sid,
      credentials: { username: account.sid, password: account.authToken },
      twilioNumber: account.twilioNumbers[0] ?? '',
      ownNumber,
      answeringNumber,
      busyNumber,
      workspaceSid: taskRouter.team.addWorkspace({
        name: 'Interviews',
        eventCallbackUrl: '',
        eventsFilter: [],
      }).sid,
      surveyctoOrigin: 'https://yourteam.surveycto.com',
      burst: true,
    },
    fetch: (url, init) => twilio.fetch(new Request(url, init)),
    clock,
    twilio,
    async run(work) {
      let isDone = false
      const finish = (): void => {
        isDone = true
      }
      work.then(finish, finish)
      while (!isDone) await clock.advance(stepMs)
      return work
    },
  }
}
