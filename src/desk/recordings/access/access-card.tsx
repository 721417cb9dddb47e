import { say } from '../../words/say.ts'
import { type Access, isAccountSid, isUsername } from './access.ts'
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
  const { accountSid, username, password } = access
  const others = [...accounts].filter(([sid]) => sid !== accountSid)
  const otherCalls = others.reduce((sum, [, count]) => sum + count, 0)
  return (
    <section class="card">
      <h2>{say('accessTitle')}</h2>
      <p class="note">{say('accessNote')}</p>
      <div class="fields">
        <label>
          {say('accessAccount')}
          <input
            value={accountSid}
            list="recording-accounts"
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setAccess({ ...access, accountSid: currentTarget.value.trim() })}
          />
        </label>
        <label>
          {say('accessUser')}
          <input
            value={username}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setAccess({ ...access, username: currentTarget.value.trim() })}
          />
        </label>
        <label>
          {say('accessSecret')}
          <input
            type="password"
            value={password}
            autocomplete="off"
            onInput={({ currentTarget }) => setAccess({ ...access, password: currentTarget.value.trim() })}
          />
        </label>
      </div>
      <datalist id="recording-accounts">
        {[...accounts.keys()].map((sid) => (
          <option key={sid} value={sid} />
        ))}
      </datalist>
      {accountSid !== '' && !isAccountSid(accountSid) && <p class="box warn">{say('accessAccountWrong')}</p>}
      {username !== '' && !isUsername(username) && <p class="box warn">{say('accessUserWrong')}</p>}
      {accountSid !== '' && otherCalls > 0 && (
        <p class="note">{say('accessOtherAccounts', { count: otherCalls })}</p>
      )}
      <KeyFiles files={keyFiles} setFiles={setKeyFiles} />
    </section>
  )
}
