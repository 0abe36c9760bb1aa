/**
 * Petitions of citizens (phản ánh, kiến nghị), and what is counted of them.
 *
 * <p>In: petitions as their sender knows them now; the newest is in force, whatever the order. Out: marks, as of a case.
 * Clocks run in working days; nothing here reads one. Nothing here fails.
 */
@NullMarked
package vn.nhip.core.petition;

import org.jspecify.annotations.NullMarked;
