import { Button, Form, FormGroup, FormHelperText, HelperText, HelperTextItem, Modal, TextInput } from '@patternfly/react-core'
import React, { useState } from 'react'
import { reasonOf } from './words'

/** Something that is done only when somebody has confirmed it. */
export interface Request {
  title: string
  /** What will happen, in words. */
  consequence: string
  action: string
  isDangerous?: boolean
  /** A value to ask for first. */
  asked?: { name: string; initial: string; hint: string; pattern: RegExp }
  /** @returns what has happened, in words */
  perform: (value: string) => Promise<string>
}

/** Asks whether something is to be done, and for what it needs. */
export const Confirmation: React.FunctionComponent<{
  request: Request
  onEnd: (outcome?: { words: string; isFailure: boolean }) => void
}> = ({ request, onEnd }) => {
  const [value, setValue] = useState(request.asked?.initial ?? '')
  const [isUnderWay, setUnderWay] = useState(false)
  const isRight = !request.asked || request.asked.pattern.test(value.trim())

  const perform = async () => {
    setUnderWay(true)
    try {
      onEnd({ words: await request.perform(value.trim()), isFailure: false })
    } catch (failure) {
      onEnd({ words: `${request.action} failed: ${reasonOf(failure)}`, isFailure: true })
    }
  }

  return (
    <Modal
      variant='small'
      isOpen
      title={request.title}
      titleIconVariant={request.isDangerous ? 'warning' : undefined}
      onClose={() => onEnd()}
      actions={[
        <Button
          key='confirm'
          variant={request.isDangerous ? 'danger' : 'primary'}
          isDisabled={!isRight || isUnderWay}
          isLoading={isUnderWay}
          onClick={perform}
        >
          {request.action}
        </Button>,
        <Button key='cancel' variant='link' onClick={() => onEnd()}>
          Cancel
        </Button>,
      ]}
    >
      <p>{request.consequence}</p>
      {request.asked && (
        <Form
          className='sf-asked'
          onSubmit={event => {
            event.preventDefault()
            if (isRight && !isUnderWay) perform()
          }}
        >
          <FormGroup label={request.asked.name} fieldId='sf-asked' isRequired>
            <TextInput
              id='sf-asked'
              value={value}
              onChange={(_event, given) => setValue(given)}
              validated={isRight ? 'default' : 'error'}
            />
            <FormHelperText>
              <HelperText>
                <HelperTextItem variant={isRight ? 'default' : 'error'}>{request.asked.hint}</HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
        </Form>
      )}
    </Modal>
  )
}
