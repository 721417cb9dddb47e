/** What is shipped knows Twilio's own addresses, and is not changed for the workbench. */
export function sendToStandIn(twilioUrl: string): void {
  const original = window.fetch
  const redirected = (address: string) =>
    address.replace(/^https:\/\/(?:api|voice)\.twilio\.com(?=\/|$)/, twilioUrl)
  window.fetch = (input, init) =>
    input instanceof Request
      ? original(new Request(redirected(input.url), input), init)
      : original(redirected(String(input)), init)
  // After the page's own listeners, which may have other plans with a tap on a link.
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link && !event.defaultPrevented) link.href = redirected(link.href)
  })
}
