import { byId, fillSelect, make } from '../elements.ts'
import { canMakeKeys, makeRecordingKey } from './recording-key.ts'
import type { RecordingSettings } from './stand-in-link.ts'

/** Saves a text as a file, as a click on a link to it does. */
function saveAs(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/x-pem-file' }))
  make('a', { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}

/** Whether new recordings are encrypted, and whether a browser may read their sound. */
export function createRecordingsPanel(change: (settings: Partial<RecordingSettings>) => void): {
  show(settings: RecordingSettings): void
} {
  const encryption = byId('recordings-encryption', HTMLSelectElement)
  const sound = byId('recordings-sound', HTMLSelectElement)
  const help = byId('recordings-encryption-help', HTMLElement)
  fillSelect(encryption, [
    ['plain', 'No'],
    ['encrypted', 'Yes, with a new key'],
  ])
  fillSelect(sound, [
    ['shown', 'Yes'],
    ['hidden', 'No (without CORS headers)'],
  ])
  encryption.disabled = !canMakeKeys()
  if (encryption.disabled)
    help.textContent = 'A browser makes keys only on pages of this machine, or of HTTPS.'

  // The private half goes to the person before anything is encrypted with the public one.
  async function encrypt(): Promise<void> {
    const { publicKey, privatePem } = await makeRecordingKey()
    saveAs('private_key.pem', privatePem)
    change({ encryption: publicKey })
  }

  encryption.addEventListener('change', () => {
    if (encryption.value === 'encrypted') void encrypt()
    else change({ encryption: null })
  })
  sound.addEventListener('change', () => {
    change({ sound: { cors: sound.value === 'shown', redirectTo: null } })
  })

  return {
    show(settings) {
      encryption.value = settings.encryption ? 'encrypted' : 'plain'
      sound.value = settings.sound.cors ? 'shown' : 'hidden'
    },
  }
}
