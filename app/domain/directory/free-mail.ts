/**
 * Anybody can open a mailbox here in the name of a mission, so a row with one is flagged: look twice whether the source
 * is the mission's own. Some missions do use them. Each is the domain that the provider itself gives out.
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
])

/** Providers that give out the same name in many countries: yahoo.fr, hotmail.co.uk. */
const anywhere = /^(?:yahoo|ymail|rocketmail|hotmail|outlook|live|gmx|yandex)\.[a-z]{2,3}(?:\.[a-z]{2})?$/

/** The provider of free mailboxes behind an address, if there is one. */
export function findFreeMail(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return domains.has(domain) || anywhere.test(domain) ? domain : undefined
}
