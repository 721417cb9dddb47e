/** How long something may take to appear; a busy machine with two processors needs some patience. */
export const patienceMs = 30_000
