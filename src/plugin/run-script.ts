/**
 * Runs a script that is held as a text: a function of this size would be read through before the field is drawn. As an element it is no `eval`, which a host may forbid, and may run
 * wherever the inline handlers of SurveyCTO's own plug-ins do.
 * https://github.com/surveycto/timed-grid-test/blob/master/source/template.html
 */
export function runScript(document: Document, text: string): void {
  const element = document.createElement('script')
  // A page that lets in scripts by a nonce lets in those that they add with the same one.
  const admitted = document.querySelector<HTMLScriptElement>('script[nonce]')
  if (admitted?.nonce) element.nonce = admitted.nonce
  element.text = text
  document.head.appendChild(element)
  element.remove()
}
