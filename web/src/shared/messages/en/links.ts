/** Allowances of calls, expiry, tokens given by hand, and the reconciliation with the platform. */
export const linkMessages = {
  'usage.title': 'Allowance of calls',
  'usage.note':
    'What the platform says is used, and what follows: from 75 % every read waits a little, from 95 % reads stop until the platform allows them again. Changes you approved are still sent.',
  'usage.loading': 'Loading the allowances…',
  'usage.failed': 'The allowances could not be loaded',
  'usage.calls': 'Calls made',
  'usage.callsValue': '{hour} this hour, {day} in the last 24 hours',
  'usage.operations': 'Operations the platform counts',
  'usage.operationsValue': '{used} of {allowance} in 24 hours ({percent})',
  'usage.now': 'Now',
  'usage.free': 'Reads go at full speed.',
  'usage.slow': 'Reads are slowed down: each waits {seconds} s, so that the platform does not stop them.',
  'usage.stopped': 'Reads are stopped until {until}. Syncs go on by themselves after that.',
  'usage.soon': 'the platform allows them again',
  'usage.silent': 'The platform has said nothing about it in the last hour.',
  'usage.whole': 'The connection as a whole',
  'usage.state.free': 'Free',
  'usage.state.slow': 'Slowed down',
  'usage.state.stopped': 'Stopped',
  'connection.expirySoon': 'This access ends soon',
  'connection.expirySoonText':
    'It ends on {date}. Adwright renews it by itself while it lives; after that date only you can, by connecting again. Reconnect now to be sure.',
} as const;
