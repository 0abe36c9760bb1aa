/** What js/elements/qr-code.js uses of the library beside this file; ours, for the type check only. */
export interface Code {
  addData(text: string, mode?: 'Numeric' | 'Alphanumeric' | 'Byte' | 'Kanji'): void;
  make(): void;
  getModuleCount(): number;
  isDark(row: number, column: number): boolean;
}
/** A version of 0 is the smallest that has room. */
export default function qrcode(version: number, repair: 'L' | 'M' | 'Q' | 'H'): Code;
