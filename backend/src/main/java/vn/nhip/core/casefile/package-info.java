/**
 * What is known of a case, and what is counted of it.
 *
 * <p>In: updates of any source, in any order, as often as they come. Out: a {@link vn.nhip.core.casefile.CaseFile}, a
 * value that depends on what is known and not on how it came. An update that says nothing new changes nothing; one that
 * is odd is counted and noted as a {@link vn.nhip.core.fact.Finding}. Codes that cannot be read are refused when
 * they are made, with the allowed forms.
 */
@NullMarked
package vn.nhip.core.casefile;

import org.jspecify.annotations.NullMarked;
