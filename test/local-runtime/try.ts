import { startLocalRuntime } from './runtime.ts'
import { stories } from './stories.ts'

/** `npm run local-runtime`: tells each story on the built folder under Twilio's own local runtime. */
async function tellAll(): Promise<void> {
  console.log('Starting Twilio’s local runtime; the first time takes some minutes ...')
  const runtime = await startLocalRuntime()
  try {
    for (const [title, story] of Object.entries(stories)) {
      await story(runtime)
      console.log(`${title}: yes`)
    }
    const { alerts } = runtime.twilio
    if (alerts.length > 0) throw new Error(`Twilio's debugger would show ${JSON.stringify(alerts)}`)
    console.log('Twilio’s debugger: empty')
  } finally {
    await runtime.stop()
  }
}

tellAll().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exitCode = 1
})
