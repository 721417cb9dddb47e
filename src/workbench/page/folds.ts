/** Below this width a page is one column, with the form first and all that explains it folded. As in layout.css. */
const narrow = '(max-width: 759px)'

/** Folds what is not needed first on a narrow screen, and opens what a link on the page leads to. */
export function connectFolds(): void {
  if (matchMedia(narrow).matches) {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.fold')) fold.open = false
  }
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="#"]') : null
    const fold = link && document.querySelector<HTMLDetailsElement>(`${link.getAttribute('href')} .fold`)
    if (fold) fold.open = true
  })
}
