/** Undefined for what is not base64. White space is let through, as in PEM. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    // atob throws on any other letter: the caller says what is wrong with the file.
    return undefined
  }
}
