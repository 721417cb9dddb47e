/** A worker does not outlive the run that it works for, as when that is killed. */
const end = () => process.exit(1)

if (!process.listeners('disconnect').some(({ name }) => name === end.name)) process.once('disconnect', end)
