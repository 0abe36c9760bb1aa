/**
 * Whether more meets the condition than there is to meet it. The method allows it (4.5a counts procedures of any kind against
 * those for individuals; a total may be handed in): the ratio is then above 100, the points stay at the maximum, and a reader
 * is told. What is only tracked has no such limit.
 * @param {{met: ?number, total: ?number, max: number}} component of a sheet
 */
export function exceeds({ met, total, max }) {
  return max > 0 && typeof met === 'number' && typeof total === 'number' && met > total;
}
