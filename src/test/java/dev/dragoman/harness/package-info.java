/**
 * The fault harness: the product as a process of its own, between customers who post webhooks in every bad way and a
 * Graph API that misbehaves, on a database that may be killed. A ledger compares what was sent, thanked and seen.
 */
@NullMarked
package dev.dragoman.harness;

import org.jspecify.annotations.NullMarked;
