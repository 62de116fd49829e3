/**
 * Discourse forums: posts of public topics and of private messages, by webhook. {@code DiscourseChannel} is the door,
 * {@code DiscourseForum} one bot on one forum, {@code DiscourseUpdate} reads what comes in, {@code DiscourseRendering}
 * writes what goes out.
 */
@NullMarked
package dev.dragoman.channels.discourse;

import org.jspecify.annotations.NullMarked;
