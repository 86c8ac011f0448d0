import { jolokiaService } from '@hawtio/react'

const BEFORE_THE_MESSAGE = /<backlogTracerEventMessage>[^]*?<message /g
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/gi

/** Camel, up to 4.18 at least, has the URI of an endpoint in its traces as it is; with an ampersand that is no XML. */
function wellFormed(answer: unknown): unknown {
  return typeof answer === 'string'
    ? answer.replace(BEFORE_THE_MESSAGE, head => head.replace(BARE_AMPERSAND, '&amp;'))
    : answer
}

/** Has Hawtio's Trace and Debug tabs show messages of endpoints with more than one option, whichever process they are of. */
export function mendTraces() {
  const execute = jolokiaService.execute.bind(jolokiaService)
  const register = jolokiaService.register.bind(jolokiaService)
  jolokiaService.execute = async (...call) => wellFormed(await execute(...call))
  jolokiaService.register = (request, callback) =>
    register(request, answer =>
      callback('value' in answer ? ({ ...answer, value: wellFormed(answer.value) } as typeof answer) : answer),
    )
}
