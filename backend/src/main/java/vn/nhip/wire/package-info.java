/**
 * What goes over the wire, said once: scores and rows as JSON text, the head that every answer and frame begins
 * with. In: values of core and score. Out: text; read back by nobody here. Nothing here waits or fails.
 */
@NullMarked
package vn.nhip.wire;

import org.jspecify.annotations.NullMarked;
