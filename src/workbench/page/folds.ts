/**
 * Opens the folds that a screen of this width has room for, and those to which a link on the page leads. From then on
 * each stays as somebody has left it. `data-open-from` is a width in CSS pixels, as in layout.css.
 */
export function connectFolds(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('.fold[data-open-from]')) {
    fold.open = matchMedia(`(min-width: ${fold.dataset['openFrom']}px)`).matches
  }
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="#"]') : null
    const fold = link && document.querySelector<HTMLDetailsElement>(`${link.getAttribute('href')} .fold`)
    if (fold) fold.open = true
  })
}
