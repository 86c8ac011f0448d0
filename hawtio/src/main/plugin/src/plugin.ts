import { hawtio, helpRegistry, jolokiaService } from '@hawtio/react'
import { SalesflowPage } from './SalesflowPage'
import { ENDPOINTS, OURS } from './jmx'
import { rememberToShow, showAfterLogin } from './landing'
import { applyTheme, chosenTheme } from './theme'
import { mendTraces } from './traces'
import help from './help'

const ID = 'salesflow'

/** Whether the process that Hawtio looks at has anything of Salesflow. */
async function isSalesflowThere(): Promise<boolean> {
  try {
    const found = await Promise.all([OURS, ENDPOINTS].map(pattern => jolokiaService.search(pattern)))
    const isThere = found.flat().some(name => name.includes('salesflow'))
    if (isThere) showAfterLogin()
    return isThere
  } catch {
    // Nobody is logged in yet, or the process is away: Hawtio asks again when that has changed.
    return false
  }
}

/** Adds the page to Hawtio: what its loader of plugins calls. */
export const plugin = () => {
  applyTheme(chosenTheme())
  mendTraces()
  rememberToShow()
  hawtio.addPlugin({
    id: ID,
    title: 'Salesflow',
    path: '/salesflow',
    order: 11,
    component: SalesflowPage,
    isActive: isSalesflowThere,
  })
  helpRegistry.add(ID, 'Salesflow', help, 50)
}
