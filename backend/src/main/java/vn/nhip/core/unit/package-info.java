/**
 * The units of a province.
 *
 * <p>In: a list of lines, several for a unit that was renamed, moved or changed its kind. Out: the tree of any day, whose
 * root is the province, with those above and below each unit, and what became of each unit. Every unit that ever was is in
 * every tree. Lines that are no tree on some day (two for the same days, a parent missing, a circle, two roots) are refused
 * with the codes concerned, so a tree that exists can be climbed without looking.
 */
@NullMarked
package vn.nhip.core.unit;

import org.jspecify.annotations.NullMarked;
