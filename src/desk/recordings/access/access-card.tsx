import { say } from '../../words/say.ts'
import type { Access } from './access.ts'
import { AccessFields } from './access-fields.tsx'
import { KeyFiles } from './key-files.tsx'
import type { KeyFile } from './private-keys.ts'

/** Who asks Twilio, and what opens encrypted sound. */
export function AccessCard({
  access,
  setAccess,
  accounts,
  keyFiles,
  setKeyFiles,
}: {
  readonly access: Access
  readonly setAccess: (access: Access) => void
  /** Those that the export's calls were placed with, and how many with each. */
  readonly accounts: ReadonlyMap<string, number>
  readonly keyFiles: readonly KeyFile[]
  readonly setKeyFiles: (files: readonly KeyFile[]) => void
}) {
  const { accountSid } = access
  const others = [...accounts].filter(([sid]) => sid !== accountSid)
  const otherCalls = others.reduce((sum, [, count]) => sum + count, 0)
  return (
    <section class="card">
      <h2>{say('accessTitle')}</h2>
      <p class="note">{say('accessNote')}</p>
      <AccessFields access={access} setAccess={setAccess} accounts={[...accounts.keys()]} />
      {accountSid !== '' && otherCalls > 0 && (
        <p class="note">{say('accessOtherAccounts', { count: otherCalls })}</p>
      )}
      <KeyFiles files={keyFiles} setFiles={setKeyFiles} />
    </section>
  )
}
