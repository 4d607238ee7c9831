/** SMTP replies after which the same letter is tried again, and why. RFC 5321, 4.2.1: 4yz is transient. */
export const temporaryReplies: Readonly<Record<number, string>> = {
  421: 'the service is closing or too many connections came: RFC 5321, 4.2.3',
  450: 'the mailbox is busy, or greylisting asks to come again: RFC 5321, 4.2.3; RFC 6647',
  451: 'an error in processing: RFC 5321, 4.2.3',
  452: 'no storage, or too many recipients at once: RFC 5321, 4.2.3',
  455: 'parameters cannot be used now: RFC 5321, 4.2.3',
  458: 'messages cannot be queued now: RFC 1985, 5.3',
  459: 'the node is not allowed now: RFC 1985, 5.3',
  471: 'a filter of the server failed; not in a standard',
}

/** SMTP replies after which this letter is not tried again, and why. RFC 5321, 4.2.1: 5yz is permanent. */
export const permanentReplies: Readonly<Record<number, string>> = {
  500: 'the command was not understood: RFC 5321, 4.2.3',
  501: 'an argument is wrong, usually the address: RFC 5321, 4.2.3',
  502: 'the command is not implemented: RFC 5321, 4.2.3',
  504: 'the parameter is not implemented: RFC 5321, 4.2.3',
  510: 'the address is wrong; not in a standard',
  511: 'the address is wrong; not in a standard',
  521: 'the host accepts no mail: RFC 7504, 3',
  541: 'rejected as spam; not in a standard',
  550: 'there is no such mailbox, or policy refuses: RFC 5321, 4.2.3',
  551: 'the user is not local: RFC 5321, 4.2.3',
  552: 'too large, or the mailbox is full: RFC 5321, 4.2.3',
  553: 'the name of the mailbox is not allowed: RFC 5321, 4.2.3',
  554: 'the transaction failed: RFC 5321, 4.2.3',
  555: 'parameters are not known: RFC 5321, 4.2.3',
  556: 'the domain accepts no mail: RFC 7504, 4',
}

/** Replies about us, not about the letter, which waits until the organiser has solved the problem. */
export const senderReplies: Readonly<Record<number, string>> = {
  432: 'the password must be changed: RFC 4954, 4.7.12',
  454: 'authentication or TLS fails for now: RFC 4954, 6; RFC 3207, 4',
  503: 'the order of commands was wrong, which says nothing about the letter: RFC 5321, 4.2.3',
  523: 'encryption is required; not in a standard',
  530: 'authentication or TLS is required: RFC 4954, 6; RFC 3207, 4',
  534: 'the way of authentication is too weak: RFC 4954, 6',
  535: 'name or password is wrong: RFC 4954, 6',
  538: 'encryption is required: RFC 4954, 6',
}

/** Errors without a reply after which the letter is tried again: codes of Node and of nodemailer. */
export const temporaryErrors: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server listens',
  ECONNRESET: 'the connection was cut',
  ECONNABORTED: 'the connection was cut',
  ECONNECTION: 'the connection was closed, perhaps after the text',
  EPIPE: 'the connection was cut while we wrote',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'no way to the host',
  ENETUNREACH: 'no way to the network',
  ENETDOWN: 'our network is down',
  EADDRNOTAVAIL: 'our own address is gone',
  EMFILE: 'too many open files here',
  ENFILE: 'too many open files here',
  ENOTFOUND: 'the name of our own mail server is not found',
  EAI_AGAIN: 'names cannot be looked up for now',
  EDNS: 'names cannot be looked up',
  ESOCKET: 'an error of the connection',
  ETLS: 'encryption failed',
  EREQUIRETLS: 'the server cannot promise encryption: RFC 8689',
  EPROTOCOL: 'an answer that is not SMTP',
  EAUTH: 'we could not log in',
  ENOAUTH: 'name and password are missing',
  EOAUTH2: 'we could not log in',
  EPROXY: 'the proxy failed',
  ECONFIG: 'our settings are wrong',
  EMAXLIMIT: 'the connection has sent its share',
  ESTREAM: 'the text could not be read',
  EABORT: 'we are stopping',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'no authority vouches for the certificate of the server',
  SELF_SIGNED_CERT_IN_CHAIN: 'no authority vouches for the certificate of the server',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'no authority vouches for the certificate of the server',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another server',
}

/** Errors without a reply that are permanent, since the letter itself cannot be sent. */
export const permanentErrors: Readonly<Record<string, string>> = {
  EENVELOPE: 'the library refuses the address',
  EMESSAGE: 'the letter is empty or larger than the server accepts',
  EMAXRECIPIENTS: 'too many recipients',
  EFILEACCESS: 'the letter wants a file',
  EURLACCESS: 'the letter wants an address of the web',
}
