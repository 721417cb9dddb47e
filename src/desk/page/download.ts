/** Gives the user a file. */
export function download(name: string, content: Blob | string): void {
  const blob =
    typeof content === 'string' ? new Blob([content], { type: 'text/plain;charset=utf-8' }) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has taken the file once this task is over, but for a large one on a slow disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
