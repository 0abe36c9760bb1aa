/**
 * The truth, in PostgreSQL. In: typed updates. Out: cases as they are counted, and what each update changed, by position.
 * What it answered is committed; what it could not commit it says so, and repeating is harmless. No other room writes
 * here or knows its tables.
 */
@NullMarked
package vn.nhip.ledger;

import org.jspecify.annotations.NullMarked;
