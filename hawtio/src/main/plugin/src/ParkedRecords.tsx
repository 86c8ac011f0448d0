import { Button, Checkbox, EmptyState, EmptyStateBody, EmptyStateHeader, EmptyStateIcon } from '@patternfly/react-core'
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon'
import React, { useState } from 'react'
import { Request } from './Confirmation'
import { Parked, perform } from './jmx'
import { fromNow, some, time } from './words'

const MOST_SHOWN = 200
const idOf = (record: Parked) => `${record.bean} ${record.key}`

/** What was given up, why, and the two ways out: deliver it again, or forget it. */
export const ParkedRecords: React.FunctionComponent<{
  parked: Parked[]
  now: number
  ask: (request: Request) => void
}> = ({ parked, now, ask }) => {
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  if (parked.length === 0) {
    return (
      <EmptyState variant='xs'>
        <EmptyStateHeader
          titleText='Nothing is parked'
          headingLevel='h3'
          icon={<EmptyStateIcon icon={CheckCircleIcon} color='var(--pf-v5-global--success-color--100)' />}
        />
        <EmptyStateBody>What a target does not take comes here, with the reason, when its attempts are used up.</EmptyStateBody>
      </EmptyState>
    )
  }
  const shown = parked.slice(0, MOST_SHOWN)
  const selected = parked.filter(record => chosen.has(idOf(record)))
  const choose = (records: Parked[], isChosen: boolean) => {
    const next = new Set(chosen)
    records.forEach(record => (isChosen ? next.add(idOf(record)) : next.delete(idOf(record))))
    setChosen(next)
  }
  const askFor = (records: Parked[], action: 'Replay' | 'Discard') =>
    ask({ ...request(records, action), perform: async () => {
      const words = await performAll(records, action)
      setChosen(new Set())
      return words
    } })
  return (
    <>
      <div className='sf-toolbar' role='toolbar' aria-label='Parked records'>
        <span>{selected.length === 0 ? 'Choose records, or use the buttons of one' : `${selected.length} chosen`}</span>
        <Button variant='primary' size='sm' isDisabled={selected.length === 0} onClick={() => askFor(selected, 'Replay')}>
          Replay chosen
        </Button>
        <Button variant='danger' size='sm' isDisabled={selected.length === 0} onClick={() => askFor(selected, 'Discard')}>
          Discard chosen
        </Button>
      </div>
      <div className='sf-scroll' tabIndex={0} role='region' aria-label='Table of parked records'>
        <table className='sf-table sf-records'>
          <thead>
            <tr>
              <th scope='col'>
                <Checkbox
                  id='sf-all'
                  aria-label='Choose all'
                  isChecked={selected.length === parked.length}
                  onChange={(_event, isChosen) => choose(parked, isChosen)}
                />
              </th>
              <th scope='col'>Record</th>
              <th scope='col'>Why</th>
              <th scope='col'>Parked</th>
              <th scope='col'>Attempts</th>
              <th scope='col'>
                <span className='sf-unseen'>What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(record => (
              <tr key={idOf(record)} data-parked={record.key}>
                <td>
                  <Checkbox
                    id={`sf-${idOf(record)}`}
                    aria-label={`Choose ${record.key}`}
                    isChecked={chosen.has(idOf(record))}
                    onChange={(_event, isChosen) => choose([record], isChosen)}
                  />
                </td>
                <td>
                  <strong>{record.key}</strong> <span className='sf-kind'>{record.kind}</span>
                  <div className='sf-subtitle'>{record.where}</div>
                </td>
                <td className='sf-reason'>
                  {record.isToBeReplayed ? 'To be delivered again. ' : ''}
                  {record.reason}
                </td>
                <td data-label='Parked' title={time(record.since)}>
                  {fromNow(record.since, now)}
                </td>
                <td data-label='Attempts'>{record.attempts}</td>
                <td className='sf-row-actions'>
                  <Button variant='secondary' size='sm' aria-label={`Replay ${record.key}`} onClick={() => askFor([record], 'Replay')}>
                    Replay
                  </Button>
                  <Button variant='link' isDanger size='sm' aria-label={`Discard ${record.key}`} onClick={() => askFor([record], 'Discard')}>
                    Discard
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {parked.length > shown.length && (
        <p className='sf-subtitle'>
          The first {MOST_SHOWN} of {some(parked.length, 'record')}. <em>Choose all</em> chooses also the others.
        </p>
      )}
    </>
  )
}

function request(records: Parked[], action: 'Replay' | 'Discard'): Omit<Request, 'perform'> {
  const what = records.length === 1 ? `record ${records[0].key}` : some(records.length, 'record')
  return action === 'Replay'
    ? {
        title: `Replay ${what}?`,
        consequence:
          'It is delivered once more, at once or with the next poll. Mend first what the reason names: if it fails again, it comes back here.',
        action,
      }
    : {
        title: `Discard ${what}?`,
        consequence: 'It is removed for good, and comes again only when it changes in Salesflow. What the target has stays as it is.',
        action,
        isDangerous: true,
      }
}

/** One call for each feed: keys go together with commas between them. */
async function performAll(records: Parked[], action: 'Replay' | 'Discard'): Promise<string> {
  const byBean = new Map<string, string[]>()
  records.forEach(record => byBean.set(record.bean, [...(byBean.get(record.bean) ?? []), record.key]))
  let done = 0
  for (const [bean, keys] of byBean) {
    done += Number(await perform(bean, `${action.toLowerCase()}(java.lang.String)`, keys.join(',')))
  }
  return action === 'Replay' ? `${some(done, 'record')} to be delivered again` : `${some(done, 'record')} discarded`
}
