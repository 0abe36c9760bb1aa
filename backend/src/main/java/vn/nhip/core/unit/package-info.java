/**
 * The units of a province.
 *
 * <p>In: a list of units. Out: one tree whose root is the province, with those above and below each unit. A list that is
 * no tree (a code twice, a parent missing, a circle, two roots) is refused with the codes concerned, so a tree that
 * exists can be climbed without looking.
 */
package vn.nhip.core.unit;
