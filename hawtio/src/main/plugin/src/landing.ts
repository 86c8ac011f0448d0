import { hawtio, userService } from '@hawtio/react'

const KEY = 'salesflow.isToBeShown'

/** While nobody is logged in: after a login Hawtio forgets what was asked for, and shows what its own plugins have. */
export async function rememberToShow() {
  try {
    if (!(await userService.isLogin())) sessionStorage.setItem(KEY, 'true')
  } catch {
    // A browser that keeps nothing shows Hawtio's own page.
  }
}

/** Shows the page if it is the first time after a login, in the way in which the browser's own buttons would. */
export function showAfterLogin() {
  try {
    if (sessionStorage.getItem(KEY) === null) return
    sessionStorage.removeItem(KEY)
  } catch {
    return
  }
  window.history.replaceState(null, '', `${hawtio.getBasePath() ?? ''}/salesflow`.replace('//', '/'))
  window.dispatchEvent(new PopStateEvent('popstate'))
}
