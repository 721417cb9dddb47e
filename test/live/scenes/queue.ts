import { isSid } from '../../../src/twilio/json-values.ts'
import { createTaskRouterSender } from '../../../src/twilio/task-router/request.ts'
import { listWorkspaces, updateWorkspace } from '../../../src/twilio/task-router/team.ts'
import { CannotLook } from '../halts.ts'
import type { Scene } from '../scene.ts'
import { need } from '../session.ts'

/** Sets what is set already, so that nothing changes. */
export const queue: Scene = {
  title: 'Sets TimeoutActivitySid of your workspace to what it is',
  points: ['timeout-activity'],
  calls: 0,
  rings: 0,
  missing: ({ workspaceSid }) =>
    workspaceSid === undefined ? 'TASKROUTER_WORKSPACE_SID is not named' : undefined,
  async play(session) {
    const { fetch, clock, trial } = session
    const send = createTaskRouterSender({ fetch, clock, credentials: trial.credentials })
    const workspaces = need(await listWorkspaces(send), 'The workspaces')
    const found = workspaces.find(({ sid }) => sid === trial.workspaceSid)
    if (!found) throw new CannotLook('the account has no such workspace')
    const activity = found.json['timeout_activity_sid']
    if (!isSid(activity, 'WA')) throw new CannotLook('the workspace has no such activity')
    const reply = await updateWorkspace(send, found.sid, [['TimeoutActivitySid', activity]])
    if (reply.kind === 'refused') session.saw('timeout-activity', `refused with ${reply.code}`)
    else {
      const { json } = need(reply, 'The workspace')
      session.saw('timeout-activity', json['timeout_activity_sid'] === activity ? 'taken' : 'not kept')
    }
  },
}
