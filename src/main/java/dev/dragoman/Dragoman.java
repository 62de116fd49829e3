package dev.dragoman;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Dragoman {

    /** Starts the server. */
    public static void main(String[] args) {
        SpringApplication.run(Dragoman.class, args);
    }
}
