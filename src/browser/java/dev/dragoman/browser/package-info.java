/** What people do in a real browser: customers in the widget, agents and marketers in the console. */
@NullMarked
package dev.dragoman.browser;

import org.jspecify.annotations.NullMarked;
