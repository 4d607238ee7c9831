/** The official languages of the UN: Rules of procedure of the General Assembly, rule 51. */
export const unLanguages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const
