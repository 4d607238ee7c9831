// Letters that look like Latin ones, after Unicode UTS #39 (confusables): each pair of rows is look-alikes and what they look like.
// Capitals stand apart from small letters: Η looks like H, and η like n.
const rows: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['АВЕЅІЈКМНОРСТУҮХԚԜԀҺӀЬѴԌҒЗ', 'abesijkmhopctyyxqwdhlbvgf3'],
  ['авеѕіјкмнорстуүхԛԝԁһӏьѵԍғзгп', 'abesijkmhopctyyxqwdhlbvgf3rn'],
  // Greek and Coptic
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϜͿ', 'abezhikmnoptyxfj'],
  ['αβεζηικμνορστυχγωϳς', 'abeznikuvopotuxywjc'],
  ['ⲎⲒⲔⲘⲚⲞⲢⲤⲦⲬⲈⲂ', 'hikmnopctxeb'],
  ['ⲏⲓⲕⲙⲛⲟⲣⲥⲧⲭⲉⲃ', 'hikmnopctxeb'],
  // Armenian
  ['ՕՍՏԼ', 'ousl'],
  ['օսոհցզյղռլ', 'ounhgqjnnl'],
  // Cherokee, whose small letters are small capitals
  ['ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᎽᏀᏃᏏᏚᏙᏟᏞᏢᏦᏧᏴ', 'drtiajewmhygzbsvclpkdb'],
  // Lisu
  ['ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'abcdefghijklmnoprstuvwxyz'],
  // Latin itself
  ['ɑɡɩıɪʀʙɢʜʟɴᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱʏɛĸƿƅꞁǀ', 'agiiirbghlnacdejkmoptuvwzfsyekpbll'],
]
const latin = new Map(
  rows.flatMap(([letters, asLatin]) =>
    [...letters].map((letter, i) => [letter, asLatin[i] ?? letter] as const),
  ),
)

/** Words that can be read as Latin ones, written in Latin letters without marks; all other words as they are. */
export const showAsLatin = (text: string): string =>
  text
    // No normalisation form keeps it apart from Σ.
    .replace(/Ϲ/gu, 'C')
    .normalize('NFKD')
    .replace(/[\p{L}\p{M}]+/gu, (word) => {
      const letters = [...word.replace(/\p{M}/gu, '')].map(asCapital)
      const isReadable = letters.every((letter) => latin.has(letter) || /\p{Script=Latin}/u.test(letter))
      return isReadable ? letters.map((letter) => latin.get(letter) ?? letter).join('') : word
    })

const asCapital = (letter: string): string =>
  /\p{Script=Cherokee}/u.test(letter) ? letter.toUpperCase() : letter
