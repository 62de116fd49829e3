/**
 * PostgreSQL without installing it: unpacks the server's binaries, sets up a cluster below the data folder and runs
 * it durably, on the loopback address, behind a password. Why it is built this way: docs/decisions/0001.
 */
@NullMarked
package dev.dragoman.system.postgres;

import org.jspecify.annotations.NullMarked;
