import { useEffect, useRef, useState } from 'preact/hooks'
import { type Call, type CallStatus, isFinal } from '../../../twilio/calls.ts'
import { readNumber, showNumber } from '../../../twilio/phone-number.ts'
import { createDirectTransport } from '../../../twilio/transport.ts'
import { type Access, credentialsOf, sayFailure } from '../../recordings/access/access.ts'
import type { Device } from '../../recordings/device.ts'
import { say, type TextKey } from '../../words/say.ts'
import type { Plan } from '../plan.ts'
import { createTestCalls, type TestCall, type TestCalls } from './test-call.ts'

const statusTexts: Readonly<Record<CallStatus, TextKey>> = {
  queued: 'testQueued',
  ringing: 'testRinging',
  'in-progress': 'testTalking',
  completed: 'testCompleted',
  busy: 'testBusy',
  failed: 'testFailed',
  'no-answer': 'testNoAnswer',
  canceled: 'testCanceled',
}

/** Rings the designer's own phone, after a second yes. */
export function TestCallCard({
  device,
  plan,
  access,
  country,
}: {
  readonly device: Device
  readonly plan: Plan
  readonly access: Access
  /** Whose numbers may be written as they are dialled there; '' for none. */
  readonly country: string
}) {
  const [state, setState] = useState<TestCall>()
  const [isAsking, ask] = useState(false)
  const calls = useRef<TestCalls | undefined>(undefined)
  useEffect(() => () => calls.current?.stop(), [])
  const credentials = credentialsOf(access)
  const to = readNumber(plan.ownPhone, country)
  const from = plan.twilioNumber
    .split('|')
    .map((text) => readNumber(text))
    .find(Boolean)
  const isReady = credentials !== undefined && to !== undefined && from !== undefined && to !== from
  const isUnderWay = state?.kind === 'placing' || (state?.kind === 'known' && !isFinal(state.call.status))

  function ring(): void {
    ask(false)
    if (!isReady || isUnderWay) return
    calls.current?.stop()
    const { fetch, clock } = device
    const send = createDirectTransport({ fetch: (url, init) => fetch(url, init), clock, credentials })
    calls.current = createTestCalls({ send, accountSid: access.accountSid, clock }, setState)
    void calls.current.place(to, from)
  }

  return (
    <section class="card" aria-label={say('testTitle')}>
      <h2>{say('testTitle')}</h2>
      <p class="note">{say('testNote')}</p>
      {isAsking && to ? (
        <div class="box warn">
          <p>{say('testAsk', { number: showNumber(to) })}</p>
          <div class="row">
            <button type="button" class="main" disabled={!isReady} onClick={ring}>
              {say('testYes', { number: showNumber(to) })}
            </button>
            <button type="button" onClick={() => ask(false)}>
              {say('testNo')}
            </button>
          </div>
        </div>
      ) : (
        <div class="row">
          <button type="button" disabled={!isReady || isUnderWay} onClick={() => ask(true)}>
            {say('testButton')}
          </button>
          {state?.kind === 'known' && !isFinal(state.call.status) && (
            <button
              type="button"
              class="danger"
              disabled={state.isEnding}
              onClick={() => void calls.current?.hangUp()}
            >
              {say('testHangUp')}
            </button>
          )}
        </div>
      )}
      <p role="status">{state ? textOf(state) : ''}</p>
    </section>
  )
}

function textOf(state: TestCall): string {
  switch (state.kind) {
    case 'placing':
      return say('testPlacing')
    case 'refused':
      return sayFailure(state.failure)
    case 'unsure':
      return say('testUnsure')
    case 'known':
      return textOfCall(state.call, state)
  }
}

function textOfCall(
  { status }: Call,
  { isEnding, wasNotEnded }: { readonly isEnding: boolean; readonly wasNotEnded: boolean },
): string {
  if (isFinal(status)) return say(statusTexts[status])
  if (wasNotEnded) return say('testNotEnded')
  return say(isEnding ? 'testEnding' : statusTexts[status])
}
