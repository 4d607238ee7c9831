import { SMTPServer } from 'smtp-server'

// Accepts every email, stores none and prints its port. A process of its own, so that it has a core of its own.
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, _session, answer) {
    stream.on('end', () => answer())
    stream.resume()
  },
})
const listener = smtp.listen(0, '127.0.0.1', () => {
  const address = listener.address()
  console.log(typeof address === 'object' && address ? address.port : 0)
})
