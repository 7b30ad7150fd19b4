// The one script of all pages: small, because a page is whole without it. What comes alive is loaded when it is needed.
import './fonts.ts'
import { submitShort } from './forms.ts'
import { wakeIslands } from './islands.ts'
import { switchTheme } from './theme.ts'

switchTheme()
submitShort()
wakeIslands()
