import { startWorkbench } from './server.ts'

const usualPort = 8000

/** `npm start`: PORT is the page's port; the stand-in Twilio and the Functions take the next two. */
async function start(): Promise<void> {
  const { PORT } = process.env
  const port = Number(PORT || usualPort)
  if (!Number.isInteger(port) || port < 0 || port > 65_533)
    throw new Error('PORT must be a number up to 65533')
  const { pageUrl, twilioUrl, functionsUrl, twilio, stop } = await startWorkbench({ port })
  const { sid, authToken, twilioNumbers } = twilio.account
  const lines = [
    `Workbench: ${pageUrl}`,
    `Stand-in Twilio: ${twilioUrl}`,
    `Account SID: ${sid}`,
    `Auth token: ${authToken}`,
    `Twilio number: ${twilioNumbers[0] ?? ''}`,
    `Functions: ${functionsUrl}`,
  ]
  console.log(lines.join('\n'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)))
  }
}

start().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exitCode = 1
})
