import { openPage, showProblem } from './open-page.ts'
import { openServedHome } from './served-home.ts'

openServedHome().then(openPage).catch(showProblem)
