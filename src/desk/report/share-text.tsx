import { showCount, showRate } from '../page/show.ts'
import { say } from '../words/say.ts'
import { rateOf, type Share } from './share.ts'

/** A share with what it is of, and of how many it is not known. */
export function ShareText({ share }: { readonly share: Share }) {
  const rate = rateOf(share)
  const known = share.yes + share.no
  return (
    <>
      {rate === undefined
        ? say('nothingToDivide')
        : say('ofHowMany', { rate: showRate(rate), known: showCount(known) })}
      {share.unknown > 0 ? (
        <small class="aside">{say('notKnownOf', { unknown: showCount(share.unknown) })}</small>
      ) : null}
    </>
  )
}
