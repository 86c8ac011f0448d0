import { Alert, Button, Card, CardBody, CardHeader, CardTitle, Spinner } from '@patternfly/react-core'
import React, { useCallback, useEffect, useState } from 'react'
import { StatusLabel } from './StatusLabel'
import { ask } from './jmx'
import { Status } from './status'
import { some } from './words'

interface Account {
  AccountId: number
  AccountEmail?: string
  Status?: string
}

interface Campaign {
  CampaignId: number
  CampaignName?: string
  Status?: string
  LastModifiedAt?: string | null
}

interface Known {
  at: Date
  accounts: Account[]
  campaigns: Campaign[]
}

const MOST_SHOWN = 100

/** The accounts of the component's token and the campaigns of its account, as Salesflow has them: asked for, not watched. */
export const Accounts: React.FunctionComponent<{ contexts: string[] }> = ({ contexts }) => (
  <div className='sf-stack'>
    {contexts.map(context => (
      <AccountsOf key={context} context={context} />
    ))}
  </div>
)

const AccountsOf: React.FunctionComponent<{ context: string }> = ({ context }) => {
  const [known, setKnown] = useState<Known>()
  const [failure, setFailure] = useState<string>()
  const [isLooking, setLooking] = useState(false)
  const look = useCallback(async () => {
    setLooking(true)
    try {
      setKnown({
        accounts: await ask<Account>(context, 'accounts/list'),
        campaigns: await ask<Campaign>(context, 'campaigns/list'),
        at: new Date(),
      })
      setFailure(undefined)
    } catch (reason) {
      setFailure(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setLooking(false)
    }
  }, [context])
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
              id: each.AccountId,
              name: each.AccountEmail ?? '',
              status: statusOf(each.Status, 'ACCOUNT_', { ACTIVE: 'good', BLOCKED: 'bad' }),
            }))}
          />
          <Listed
            title={some(known.campaigns.length, 'campaign')}
            rows={known.campaigns.map(each => ({
              id: each.CampaignId,
              name: each.CampaignName ?? '',
              status: statusOf(each.Status, 'CAMPAIGN_', { RUNNING: 'good', PAUSED: 'warning' }),
            }))}
          />
        </div>
      )}
    </>
  )
}

const Listed: React.FunctionComponent<{ title: string; rows: { id: number; name: string; status: Status }[] }> = ({
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
function statusOf(status: string | undefined, prefix: string, tones: Record<string, Status['tone']>): Status {
  const word = (status ?? 'UNKNOWN').replace(prefix, '')
  const words = word.charAt(0) + word.slice(1).toLowerCase().replace(/_/g, ' ')
  return { tone: tones[word] ?? 'idle', words }
}
