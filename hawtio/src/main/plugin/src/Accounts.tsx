import { Alert, Button, Card, CardBody, CardHeader, CardTitle, Spinner } from '@patternfly/react-core'
import React, { useCallback, useEffect, useState } from 'react'
import { StatusLabel } from './StatusLabel'
import { Row, accounts, campaigns } from './jmx'
import { Problem, Status, Tone } from './status'
import { reasonOf, some } from './words'

interface Known {
  at: Date
  accounts: Row[]
  campaigns: Row[]
}

const MOST_SHOWN = 100

/** The accounts of all tokens in use and their campaigns, as Salesflow has them: asked for, not watched. */
export const Accounts: React.FunctionComponent<{ contexts: string[]; onBlocked: OnBlocked }> = ({ contexts, onBlocked }) => (
  <div className='sf-stack'>
    {contexts.map(context => (
      <AccountsOf key={context} context={context} onBlocked={onBlocked} />
    ))}
  </div>
)

/** Tells the problems of a context's accounts. */
export type OnBlocked = (context: string, problems: Problem[]) => void

const AccountsOf: React.FunctionComponent<{ context: string; onBlocked: OnBlocked }> = ({ context, onBlocked }) => {
  const [known, setKnown] = useState<Known>()
  const [failure, setFailure] = useState<string>()
  const [isLooking, setLooking] = useState(false)
  const look = useCallback(async () => {
    setLooking(true)
    try {
      const [seen, running] = await Promise.all([accounts(context), campaigns(context)])
      setKnown({ accounts: byNumber(seen, 'accountId'), campaigns: byNumber(running, 'campaignId'), at: new Date() })
      onBlocked(context, seen.filter(isNotActive).map(problem))
      setFailure(undefined)
    } catch (reason) {
      setFailure(reasonOf(reason))
    } finally {
      setLooking(false)
    }
  }, [context, onBlocked])
  useEffect(() => {
    look()
  }, [look])
  return (
    <>
      <div className='sf-toolbar'>
        <span className='sf-subtitle'>
          {known ? `${context}: as Salesflow had them at ${known.at.toLocaleTimeString()}` : `${context}: asking Salesflow`}
        </span>
        <Button variant='secondary' size='sm' onClick={look} isDisabled={isLooking}>
          Look again
        </Button>
      </div>
      {failure && (
        <Alert isInline variant='warning' title='Salesflow did not tell its accounts and campaigns'>
          {failure}
        </Alert>
      )}
      {isLooking && !known && <Spinner size='md' aria-label='Asking Salesflow' />}
      {known && (
        <div className='sf-cards'>
          <Listed
            title={some(known.accounts.length, 'account')}
            rows={known.accounts.map(each => ({
              id: each.accountId,
              name: each.accountEmail,
              status: statusOf(each.status, 'ACCOUNT_', { ACTIVE: 'good' }, 'bad'),
            }))}
          />
          <Listed
            title={some(known.campaigns.length, 'campaign')}
            rows={known.campaigns.map(each => ({
              id: each.campaignId,
              name: known.accounts.length > 1 ? `${each.campaignName} (account ${each.accountId})` : each.campaignName,
              status: statusOf(each.status, 'CAMPAIGN_', { RUNNING: 'good', PAUSED: 'warning' }, 'idle'),
            }))}
          />
        </div>
      )}
    </>
  )
}

const Listed: React.FunctionComponent<{ title: string; rows: { id: string; name: string; status: Status }[] }> = ({
  title,
  rows,
}) => (
  <Card className='sf-card'>
    <CardHeader>
      <CardTitle component='h3'>{title}</CardTitle>
    </CardHeader>
    <CardBody>
      <table className='sf-table'>
        <thead>
          <tr>
            <th scope='col'>Number</th>
            <th scope='col'>Name</th>
            <th scope='col'>Status</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_SHOWN).map(row => (
            <tr key={row.id}>
              <td>{row.id}</td>
              <td className='sf-name'>{row.name}</td>
              <td>
                <StatusLabel status={row.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_SHOWN && <p className='sf-subtitle'>And {rows.length - MOST_SHOWN} more.</p>}
    </CardBody>
  </Card>
)

/** Salesflow's own word, without what all of them begin with. */
function statusOf(status: string, prefix: string, tones: Record<string, Tone>, otherwise: Tone): Status {
  const word = (status || 'UNKNOWN').replace(prefix, '')
  const words = word.charAt(0) + word.slice(1).toLowerCase().replace(/_/g, ' ')
  return { tone: tones[word] ?? otherwise, words }
}

function isNotActive(account: Row): boolean {
  return account.isActive !== 'true'
}

function problem(account: Row): Problem {
  return {
    tone: 'bad',
    title: `Account ${account.accountId} is ${statusOf(account.status, 'ACCOUNT_', {}, 'bad').words.toLowerCase()}`,
    reason: `LinkedIn does not let ${account.accountEmail || 'it'} work, so its campaigns stand still. Log it in to LinkedIn again, in Salesflow.`,
  }
}

function byNumber(rows: Row[], column: string): Row[] {
  return [...rows].sort((one, other) => Number(one[column]) - Number(other[column]))
}
