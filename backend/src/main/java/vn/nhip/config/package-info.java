/**
 * The settings of one server and the lists of one province.
 *
 * <p>In: a configuration directory and the environment. Out: {@link vn.nhip.config.Config}, values with types, every
 * one of them checked. It is read once, before anything starts, and never again. A directory with a fault gives no
 * configuration at all, but every fault with file, place and what is allowed. Secrets print as {@code ***}.
 */
@NullMarked
package vn.nhip.config;

import org.jspecify.annotations.NullMarked;
