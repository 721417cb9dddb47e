import { buildPlugin } from '../../build.ts'
import { type PluginPackage, readPluginZip } from '../../src/workbench/host/plugin-zip.ts'

/** The plug-in as it is built, for the stand-in form. */
export const plugin: PluginPackage = await readBuilt()

async function readBuilt(): Promise<PluginPackage> {
  const { plugin, problems } = readPluginZip((await buildPlugin()).zip, 'twilio-call.fieldplugin.zip')
  if (!plugin) throw new Error(problems.join('\n'))
  return plugin
}
