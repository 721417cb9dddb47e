import { say } from '../words/say.ts'
import type { ReadFile } from './files/read-file.ts'
import type { Table } from './files/table.ts'
import type { Files } from './use-files.ts'

/** The files that were read, and why others could not be. */
export function FileList({ files, forget }: Files) {
  const tables = files.flatMap(({ file, tables }) => tables.map((table) => ({ file, table })))
  return (
    <section class="card" aria-labelledby="files-title">
      <h2 id="files-title">{say('filesTitle')}</h2>
      {files.map((read) => (
        <RefusedFile key={read.file} {...read} forget={forget} />
      ))}
      {tables.length > 0 ? (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('filesName')}</th>
                <th scope="col" class="number">
                  {say('filesRows')}
                </th>
                <th scope="col" class="number">
                  {say('filesCalls')}
                </th>
              </tr>
            </thead>
            <tbody>
              {tables.map(({ file, table }) => (
                <tr key={table.name}>
                  <th scope="row">
                    <span class="row">
                      {table.name}
                      <Forget name={table.name} forget={() => forget(file)} />
                    </span>
                  </th>
                  <td class="number">{table.rows.length}</td>
                  <td class="number">{callsIn(table)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}

function RefusedFile({ file, refused, forget }: ReadFile & Pick<Files, 'forget'>) {
  if (!refused) return null
  return (
    <div class="box bad row" role="alert">
      <p>{say(`none${refused.why}`, { name: file.name, reason: refused.reason ?? '' })}</p>
      <Forget name={file.name} forget={() => forget(file)} />
    </div>
  )
}

function Forget({ name, forget }: { readonly name: string; readonly forget: () => void }) {
  return (
    <button type="button" aria-label={say('forgetFile', { name })} onClick={forget}>
      {say('forget')}
    </button>
  )
}

function callsIn({ fields }: Table): number {
  return [...fields.values()].reduce((sum, count) => sum + count, 0)
}
