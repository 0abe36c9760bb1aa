/**
 * A real PostgreSQL and a real Redis inside a data directory, for the demo, for tests and for a small province that has no
 * database of its own. Starting and stopping block: do it in the composition root, before the first verticle and after
 * the last. No exit hook is installed here, since the order of closing is the caller's: servers last.
 *
 * <p>After a {@code kill -9} of this process the servers live on as orphans; the next start on the directory stops them
 * cleanly and goes on with the same data. PostgreSQL is durable (fsync). Redis keeps nothing over a stop: it holds a view
 * that is rebuilt from PostgreSQL.
 */
@NullMarked
package vn.nhip.embedded;

import org.jspecify.annotations.NullMarked;
