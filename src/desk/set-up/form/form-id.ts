/**
 * What SurveyCTO may call a form of this title: small letters, digits and `_`, a letter first. Empty where the title has
 * no letter or digit of the Latin script: then the designer writes one.
 */
export function idFromTitle(title: string): string {
  const words = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .match(/[a-z0-9]+/g)
  const id = (words ?? []).join('_')
  return /^\d/.test(id) ? `form_${id}` : id
}
