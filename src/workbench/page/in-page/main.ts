import { openPage, showProblem } from '../open-page.ts'
import { createInPageHome } from './in-page-home.ts'

/** Put in by the build, in Base64 where it is no text. */
declare const embeddedZip: string
declare const embeddedPicture: string
declare const embeddedFrameScript: string

/** The page that runs without a server: all it needs is in it. */
async function start(): Promise<void> {
  await openPage(
    createInPageHome({ zip: embeddedZip, picture: embeddedPicture, frameScript: embeddedFrameScript }),
  )
}

start().catch(showProblem)
