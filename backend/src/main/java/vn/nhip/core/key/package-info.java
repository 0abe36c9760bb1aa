/**
 * The normal form of a key: what people write in several ways and mean as one. Values only; a text that is no key
 * is refused by who makes one of it.
 */
@NullMarked
package vn.nhip.core.key;

import org.jspecify.annotations.NullMarked;
