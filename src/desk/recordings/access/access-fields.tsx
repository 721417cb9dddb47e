import { useId } from 'preact/hooks'
import { say } from '../../words/say.ts'
import { type Access, isAccountSid, isUsername } from './access.ts'

/** The three texts that open an account, wherever on the page they are asked for. */
export function AccessFields({
  access,
  setAccess,
  accounts = [],
}: {
  readonly access: Access
  readonly setAccess: (access: Access) => void
  /** Account SIDs that are offered. */
  readonly accounts?: readonly string[]
}) {
  const list = useId()
  const { accountSid, username, password } = access
  return (
    <>
      <div class="fields">
        <label>
          {say('accessAccount')}
          <input
            value={accountSid}
            list={list}
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
      <datalist id={list}>
        {accounts.map((sid) => (
          <option key={sid} value={sid} />
        ))}
      </datalist>
      {accountSid !== '' && !isAccountSid(accountSid) && <p class="box warn">{say('accessAccountWrong')}</p>}
      {username !== '' && !isUsername(username) && <p class="box warn">{say('accessUserWrong')}</p>}
    </>
  )
}
