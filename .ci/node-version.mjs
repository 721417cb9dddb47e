/** The versions in `engines`, such as `^20.19.0 || >=24.0.0`. */
function readRanges(engines) {
  return engines.split('||').map((range) => {
    const [major, minor] = (range.match(/\d+/g) ?? []).map(Number)
    return { major, minor, isOpen: range.includes('>=') }
  })
}

/** Whether `version`, such as `20.19.4`, is one that package.json's `engines` asks for. */
export function isWanted(version, engines) {
  const [major, minor] = version.split('.').map(Number)
  return readRanges(engines).some(
    (range) => (major === range.major && minor >= range.minor) || (range.isOpen && major > range.major),
  )
}

/** The same in words: `20.19, 24 or newer`. */
export function describeWanted(engines) {
  const versions = readRanges(engines).map(({ major, minor }) => (minor === 0 ? major : `${major}.${minor}`))
  return `${versions.join(', ')} or newer`
}
