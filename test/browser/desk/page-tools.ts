import type { Page } from 'playwright-core'

/** A browser that cannot write to folders, such as Firefox. */
export const withoutFolders =
  "Object.defineProperty(window, 'showDirectoryPicker', { value: undefined, configurable: true })"

/** A folder in memory that the user chooses, whenever they are asked for one. What is written stands there once it is closed. */
export const folderInMemory = `(${(
  () => {
    const files = new Map<string, Blob>()
    const folder = {
      async getFileHandle(name: string, options?: { readonly create: boolean }) {
        if (!files.has(name) && !options?.create) throw new DOMException('Not there', 'NotFoundError')
        return {
          getFile: async () => files.get(name) ?? new Blob(),
          async createWritable() {
            const parts: BlobPart[] = []
            return {
              write: async (content: BlobPart) => void parts.push(content),
              close: async () => void files.set(name, new Blob(parts)),
              abort: async () => {},
            }
          },
        }
      },
    }
    Object.assign(window, { showDirectoryPicker: async () => folder, filesOfFolder: files })
  }
).toString()})()`

/** What stands in the folder in memory, by name. */
export async function filesOfFolder(page: Page): Promise<Map<string, Buffer>> {
  const files: unknown = await page.evaluate(`Promise.all([...window.filesOfFolder].map(([name, blob]) =>
    new Promise((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve([name, reader.result])
      reader.readAsDataURL(blob)
    })))`)
  if (!Array.isArray(files)) throw new Error('There is no folder.')
  return new Map(
    files.map(([name, url]) => [String(name), Buffer.from(String(url).replace(/^.*,/, ''), 'base64')]),
  )
}

/** Listens in at the loudspeaker: whatever a media element plays goes through two analysers, one for each ear. */
export const listenIn = `(${(
  () => {
    const play = HTMLMediaElement.prototype.play
    const ears: AnalyserNode[] = []
    let tapped: HTMLMediaElement | undefined
    function tap(element: HTMLMediaElement): void {
      tapped = element
      const context = new AudioContext({ sampleRate: 8000 })
      const source = context.createMediaElementSource(element)
      // One channel is in both ears, as every loudspeaker has it.
      const stereo = new GainNode(context, { channelCount: 2, channelCountMode: 'explicit' })
      const splitter = context.createChannelSplitter(2)
      source.connect(stereo).connect(splitter)
      for (const side of [0, 1]) {
        const ear = new AnalyserNode(context, { fftSize: 2048 })
        splitter.connect(ear, side)
        ears.push(ear)
      }
      stereo.connect(context.destination)
    }
    HTMLMediaElement.prototype.play = function playAloud() {
      if (tapped !== this) tap(this)
      return play.call(this)
    }
    Object.assign(window, {
      heardNow: () =>
        ears.map((ear) => {
          const samples = new Float32Array(ear.fftSize)
          ear.getFloatTimeDomainData(samples)
          return [...samples]
        }),
    })
  }
).toString()})()`

/** How loud each pitch is in the left ear and in the right at this moment: 0 to 1 of full scale. */
export async function heardNow(page: Page, pitches: readonly number[]): Promise<number[][]> {
  const ears: unknown = await page.evaluate('window.heardNow()')
  if (!Array.isArray(ears)) throw new Error('Nobody listens.')
  return ears.map((samples: unknown) => pitches.map((hertz) => levelIn(samples, hertz)))
}

/** One line of a Fourier transform of samples at 8,000 a second. */
function levelIn(samples: unknown, hertz: number): number {
  const values = Array.isArray(samples) ? samples.map(Number) : []
  let [real, imaginary] = [0, 0]
  values.forEach((value, index) => {
    real += value * Math.cos((2 * Math.PI * hertz * index) / 8000)
    imaginary += value * Math.sin((2 * Math.PI * hertz * index) / 8000)
  })
  return (2 * Math.hypot(real, imaginary)) / values.length
}
