/**
 * Anybody can open a mailbox here in the name of a mission, so a row with one is flagged: look twice whether
 * the source is the mission's own. Some missions do use them. Each is the domain that the provider itself
 * gives out.
 */
const domains = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'aol.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'mail.com',
  'gmx.com',
  'gmx.net',
  'gmx.de',
  'gmx.ch',
  'web.de',
  'bluewin.ch',
  'wanadoo.fr',
  'orange.fr',
  'free.fr',
  'laposte.net',
  'libero.it',
  'proton.me',
  'protonmail.com',
  'protonmail.ch',
  'pm.me',
  'tutanota.com',
  'tuta.com',
  'zoho.com',
  'mail.ru',
  'inbox.ru',
  'list.ru',
  'bk.ru',
  'rambler.ru',
  'yandex.ru',
  'yandex.com',
  'ya.ru',
  'ukr.net',
  'mail.kz',
  'qq.com',
  'foxmail.com',
  '163.com',
  '126.com',
  'yeah.net',
  'sina.com',
  'sina.cn',
  'sohu.com',
  '139.com',
  'naver.com',
  'daum.net',
  'rediffmail.com',
  ...['tutamail.com', 'tutanota.de', 'tuta.io', 'keemail.me', 'riseup.net', 'disroot.org', 'autistici.org'],
  ...['posteo.de', 'posteo.net', 'mailbox.org', 'fastmail.com', 'fastmail.fm', 'hushmail.com', 'hey.com'],
  ...['cock.li', 'startmail.com', 'mailfence.com', 'runbox.com', 'duck.com', 'simplelogin.com', 'skiff.com'],
  ...['email.com', 'gmx.at', 'gmx.us', 't-online.de', 'freenet.de', 'arcor.de', 'sfr.fr', 'hotmail.co.uk'],
  ...['btinternet.com', 'comcast.net', 'verizon.net', 'att.net', 'sbcglobal.net', 'cox.net', 'juno.com'],
  ...['virgilio.it', 'tiscali.it', 'seznam.cz', 'wp.pl', 'o2.pl', 'onet.pl', 'interia.pl', 'abv.bg'],
  ...['uol.com.br', 'bol.com.br', 'terra.com.br', 'walla.co.il', 'hanmail.net', 'vip.qq.com', 'aliyun.com'],
  ...['zohomail.com', 'internet.ru', 'i.ua', 'meta.ua', 'tut.by', 'mail.ee', 'inbox.lv'],
  // Mailboxes for ten minutes.
  ...['mailinator.com', 'guerrillamail.com', 'guerrillamail.net', 'sharklasers.com', '10minutemail.com'],
  ...['temp-mail.org', 'tempmail.com', 'yopmail.com', 'yopmail.fr', 'trashmail.com', 'trash-mail.com'],
  ...['getnada.com', 'maildrop.cc', 'dispostable.com', 'mailnesia.com', 'mintemail.com', 'throwawaymail.com'],
  ...['moakt.com', 'fakeinbox.com', 'spamgourmet.com', 'mohmal.com', 'emailondeck.com', 'mail.tm'],
])

/** Providers that give out the same name in many countries: yahoo.fr, hotmail.co.uk. */
const anywhere = /^(?:yahoo|ymail|rocketmail|hotmail|outlook|live|gmx|yandex)\.[a-z]{2,3}(?:\.[a-z]{2})?$/

/** Finds the provider of free mailboxes of an address, if it is one. */
export function findFreeMailProvider(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return domains.has(domain) || anywhere.test(domain) ? domain : undefined
}
