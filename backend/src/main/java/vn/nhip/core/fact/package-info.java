/**
 * What may hold of a case, a petition or a procedure, each as one bit of 64: facts that a catalogue counts by,
 * findings about the quality of the data, and the reason of a delay. The bits are stored, so their order never
 * changes.
 */
@NullMarked
package vn.nhip.core.fact;

import org.jspecify.annotations.NullMarked;
