import { seeded } from '../plugin/world/form.ts'

/** What is left to chance, the same every time for one seed. */
export interface Chance {
  /** From 0 up to 1. */
  random(): number
  happens(probability: number): boolean
  between(least: number, most: number): number
  /** Many short ones and a few long ones. */
  around(mean: number): number
  /** One of these, each as often as its weight says. */
  pick<Item>(weighted: ReadonlyArray<readonly [weight: number, item: Item]>): Item
}

/** One stream of chances for each thing that happens by itself, so that none depends on the order of the others. */
export function createChance(seed: number, stream: number): Chance {
  // Seeds next to each other begin alike, so they are spread first.
  const random = seeded(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b))
  random()
  return {
    random,
    happens: (probability) => random() < probability,
    between: (least, most) => least + random() * (most - least),
    around: (mean) => -mean * Math.log(1 - random()),
    pick(weighted) {
      const total = weighted.reduce((sum, [weight]) => sum + weight, 0)
      let left = random() * total
      for (const [weight, item] of weighted) {
        left -= weight
        if (left < 0) return item
      }
      throw new Error('There is nothing to pick from.')
    },
  }
}
