package dev.dragoman.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the console shows of the demo.
 *
 * @param demo      the demo is on: on loopback {@code /demo} signs the demo agent in, and our own pages may frame ours
 * @param simulator the pretend networks
 */
@ConfigurationProperties("dragoman")
public record ShellSettings(
        @DefaultValue("false") boolean demo, @DefaultValue Simulator simulator) {

    /**
     * The pretend networks.
     *
     * @param enabled they are on, so the console shows the way to them
     */
    public record Simulator(@DefaultValue("false") boolean enabled) {}
}
