import { openDesk } from '../../extras/pictures/desk.ts'
import { startWorkbench } from '../../src/workbench/server.ts'
import { launchChromium } from './chromium.ts'
let last = Date.now()
const lap = (s: string) => { console.log(s, Date.now() - last); last = Date.now() }
for (let i = 0; i < 3; i++) {
  const c = process.cpuUsage()
  const w = await startWorkbench({ port: 0 }); lap('workbench'); console.log('cpu ms', (process.cpuUsage(c).user)/1000)
  const b = await launchChromium(Number(new URL(w.twilioUrl).port)); lap('chromium')
  const p = await (await b.newContext()).newPage(); lap('page')
  await b.close(); await w.stop(); lap('close')
}
