import { Label, LabelProps } from '@patternfly/react-core'
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon'
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon'
import PauseCircleIcon from '@patternfly/react-icons/dist/esm/icons/pause-circle-icon'
import SyncAltIcon from '@patternfly/react-icons/dist/esm/icons/sync-alt-icon'
import React from 'react'
import { Status, Tone } from './status'

const LOOKS: Record<Tone, { color: LabelProps['color']; icon: React.ReactNode }> = {
  good: { color: 'green', icon: <CheckCircleIcon /> },
  busy: { color: 'blue', icon: <SyncAltIcon /> },
  warning: { color: 'gold', icon: <ExclamationTriangleIcon /> },
  bad: { color: 'red', icon: <ExclamationCircleIcon /> },
  idle: { color: 'grey', icon: <PauseCircleIcon /> },
}

/** A state in words, with a colour and a sign that say the same. */
export const StatusLabel: React.FunctionComponent<{ status: Status }> = ({ status }) => (
  <Label color={LOOKS[status.tone].color} icon={LOOKS[status.tone].icon} isCompact>
    {status.words}
  </Label>
)
