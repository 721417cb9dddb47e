import { describe, expect, it } from 'vitest'
import { createDueTasks, type DueTask } from '../../src/stand-in/due-tasks.ts'
import { seeded } from '../plugin/world/form.ts'

const nothing = () => {}

function taken(tasks: ReturnType<typeof createDueTasks>, until: number): DueTask[] {
  const all: DueTask[] = []
  for (let task = tasks.take(until); task; task = tasks.take(until)) all.push(task)
  return all
}

describe('tasks that wait', () => {
  it('come out in the order of their moments, and those of one moment in the order in which they came', () => {
    const random = seeded(7)
    const tasks = createDueTasks()
    const added = Array.from({ length: 500 }, (_, place) => ({
      at: Math.floor(random() * 40),
      run: nothing,
      place,
    }))
    for (const task of added) tasks.add(task)
    // Sorting keeps the order of what is equal.
    expect(taken(tasks, 100)).toEqual([...added].sort((one, other) => one.at - other.at))
  })

  it('stay until their moment, and take their place among those that come later', () => {
    const tasks = createDueTasks()
    const [early, middle, late] = [5, 10, 20].map((at) => ({ at, run: nothing }))
    if (!early || !middle || !late) throw new Error('Three were made.')
    tasks.add(late)
    tasks.add(early)
    expect(taken(tasks, 12)).toEqual([early])
    tasks.add(middle)
    expect(taken(tasks, 19)).toEqual([middle])
    expect(taken(tasks, 20)).toEqual([late])
  })

  it('are passed over where they are not to run any more', () => {
    const tasks = createDueTasks()
    const [off, on] = [1, 2].map((at): DueTask => ({ at, run: nothing }))
    if (!off || !on) throw new Error('Two were made.')
    tasks.add(off)
    tasks.add(on)
    off.run = undefined
    expect(taken(tasks, 2)).toEqual([on])
  })
})
