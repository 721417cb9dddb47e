import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildPlugin } from '../../build.ts'
import { type PluginPackage, readPluginZip } from '../../src/workbench/host/plugin-zip.ts'

const zipName = 'twilio-call.fieldplugin.zip'

/** The plug-in that people download, byte for byte. @throws Error when the source has gone on since it was built */
export async function readShippedZip(): Promise<PluginPackage> {
  const zip = await readFile(fileURLToPath(new URL(`../../${zipName}`, import.meta.url)))
  if (Buffer.compare(zip, (await buildPlugin()).zip) !== 0) {
    throw new Error(`${zipName} is not what the source gives. Run npm run build, then test again.`)
  }
  const { plugin, problems } = readPluginZip(zip, zipName)
  if (!plugin) throw new Error(problems.join('\n'))
  return plugin
}
