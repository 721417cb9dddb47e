import { readFileSync } from 'node:fs'
import { buildPlugin } from '../../build.ts'
import { type PluginPackage, readPluginZip } from '../../src/stand-in/surveycto/plugin-zip.ts'

const zipName = 'twilio-call.fieldplugin.zip'
const read = () => readFileSync(new URL(`../../${zipName}`, import.meta.url))

/** The plug-in that people download, byte for byte. */
export function readShippedZip(): PluginPackage {
  const { plugin, problems } = readPluginZip(read(), zipName)
  if (!plugin) throw new Error(problems.join('\n'))
  return plugin
}

/** The same as it lies there, for a workbench that need not build it again. @throws Error where the source has gone on */
export function freshZip(stale: string): Uint8Array<ArrayBuffer> {
  if (stale !== '') throw new Error(stale)
  return new Uint8Array(read())
}

/** What is to be done where the source has gone on since the zip was built; '' where it has not. Takes some seconds. */
export async function describeStaleZip(): Promise<string> {
  const { zip } = await buildPlugin()
  return Buffer.compare(read(), zip) === 0
    ? ''
    : `${zipName} is not what the source gives. Run npm run build, then test again.`
}
