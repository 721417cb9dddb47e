import { say, type TextKey } from '../words/say.ts'
import type { Combined } from './combine.ts'
import type { Remark } from './files/table.ts'

/** What was found, and what was left out and why. */
export function Found({
  combined,
  seeReport,
}: {
  readonly combined: Combined
  readonly seeReport: () => void
}) {
  const { interviews, rows, calls, messages, undated, outside, fields, remarks } = combined
  const figures: readonly (readonly [TextKey, number, isShown: boolean])[] = [
    ['foundRows', rows, true],
    ['foundInterviews', interviews.length, true],
    ['foundCalls', calls, true],
    ['foundUndated', undated, undated > 0],
    ['foundOutside', outside, outside > 0],
    ['foundMessages', messages, messages > 0],
  ]
  return (
    <section class="card" aria-labelledby="found-title">
      <h2 id="found-title">{say('foundTitle')}</h2>
      <div class="scroll">
        <table>
          <tbody>
            {figures
              .filter(([, , isShown]) => isShown)
              .map(([text, count]) => (
                <tr key={text}>
                  <th scope="row">{say(text)}</th>
                  <td class="number">{count}</td>
                </tr>
              ))}
            <tr>
              <th scope="row">{say('foundColumns')}</th>
              <td>{[...fields].map(([field, count]) => `${field} (${count})`).join(', ')}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {undated > 0 ? <p class="note">{say('undatedNote')}</p> : null}
      {interviews.length > 0 ? (
        <div class="row">
          <button type="button" class="main" onClick={seeReport}>
            {say('seeReport')}
          </button>
        </div>
      ) : null}
      {remarks.map((remark) => (
        <RemarkBox key={`${remark.text} ${remark.name} ${remark.column ?? ''}`} {...remark} />
      ))}
    </section>
  )
}

function RemarkBox({ text, name, column = '', count, rows }: Remark) {
  const more = count - rows.length
  const named = { name, rows: rows.join(', '), more }
  return (
    <div class="box warn">
      <p>{say(text, { column })}</p>
      <p class="note">{count === 0 ? name : say(more > 0 ? 'rowsNamedMore' : 'rowsNamed', named)}</p>
    </div>
  )
}
