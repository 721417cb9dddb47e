/**
 * How many digits stand together in mobile numbers, for the moment before the library of all numbers has run: country
 * code, first digits behind it, groups. Only what the library groups so without exception; a test asks it. Where a
 * country is missing, or has other numbers, the field waits for the library.
 */
const groups = `
  1:23456789:334 7:9:3322 20:1:28 27:1567:234 30:69:334 32:4:3222 33:67:12222 34:67:3222 36:2357:234 39:3:334
  40:7:333 41:67:2322 45:23456789:2222 46:7:2322 47:49:2222 51:9:333 52:24679:334 53:56:17 55:2345789:254
  56:47:234 58:4:37 61:4:333 63:9:334 65:9:44 66:1689:234 81:679:244 82:1:244 84:35789:333 91:9:55 92:3:37
  93:7:234 94:7:234 98:9:334 211:19:333 212:67:12222 213:567:3222 216:23459:233 218:9:27 220:2356789:34
  221:7:2322 222:234:2222 223:256789:2222 224:6:3222 226:4567:2222 227:89:2222 228:79:2222 230:57:44
  231:234578:234 232:236789:26 233:25:234 234:789:334 235:36789:2222 236:7:2222 237:26:12222 238:359:322
  239:9:34 240:25:333 241:67:2222 243:89:333 244:9:333 245:9:333 246:3:34 248:2:133 249:19:234 250:7:333
  251:789:234 252:67:17 252:1:26 253:7:2222 254:17:36 255:67:333 256:7:36 257:267:2222 260:579:27 261:3:2232
  262:6:3222 263:7:234 264:6:234 265:123789:3222 266:56:44 267:7:233 268:7:44 269:34:322 291:17:133
  297:25679:34 298:2579:222 299:245:222 351:69:333 352:6:333 354:678:34 355:6:234 356:79:44 357:9:26 358:4:27
  370:6:35 371:2:233 372:5:44 373:567:323 374:457:26 375:34:2322 376:356:33 377:67:12222 378:6:2222 380:7:234
  381:6:27 382:6:233 383:4:233 385:9:234 386:6:233 389:7:233 420:67:333 421:9:333 501:6:34 502:3458:44
  503:567:44 504:3789:44 505:5678:44 506:3567:44 507:6:44 508:23456789:222 509:345:224 590:67:3222 592:567:34
  593:9:234 594:67:3222 596:6:3222 597:678:34 598:9:233 670:7:44 672:3:15 673:278:34 674:256789:34 675:78:44
  676:56789:34 677:7:25 678:578:34 679:25789:34 680:4678:34 681:78:222 682:578:23 683:8:34 685:7:25 685:8:34
  687:5789:222 691:389:34 692:2345:34 850:1:334 852:4567:44 853:6:44 855:16789:233 856:2:2233 880:1:46
  886:9:333 960:479:34 961:78:233 962:4:144 963:9:333 964:7:334 965:4:35 965:69:44 966:5:234 967:7:333
  968:179:44 970:5:333 971:5:234 972:5:234 973:36:44 974:3567:44 975:78:2222 976:56789:44 977:9:37
  992:1256789:234 993:67:26 994:14567:2322 995:5:3222 996:25679:333 998:2356789:2322
`

/** A number as `showNumber` will show it, or undefined where that is not known here. */
export function showNumberFirst(e164: string): string | undefined {
  for (let end = 2; end <= 4; end += 1) {
    const national = e164.slice(end)
    const cut = cutInto(national, sizesOf(e164.slice(1, end), national.charAt(0)))
    if (cut) return [e164.slice(0, end), ...cut].join(' ')
  }
  return undefined
}

/** The sizes of the groups, a digit each; '' where they are not known. A pattern would have to be compiled first. */
function sizesOf(code: string, first: string): string {
  const start = ` ${code}:`
  for (let at = groups.indexOf(start); at >= 0; at = groups.indexOf(start, at + 1)) {
    const [firsts = '', sizes = ''] = groups.slice(at + start.length, groups.indexOf('\n', at)).split(':')
    if (firsts.includes(first)) return sizes.split(' ', 1).join()
  }
  return ''
}

function cutInto(digits: string, sizes: string): string[] | undefined {
  const cut: string[] = []
  let at = 0
  for (const size of sizes) {
    cut.push(digits.slice(at, at + Number(size)))
    at += Number(size)
  }
  return at === digits.length ? cut : undefined
}
