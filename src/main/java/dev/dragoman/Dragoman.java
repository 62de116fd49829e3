package dev.dragoman;

import dev.dragoman.understanding.Evaluate;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Dragoman {

    /** Starts the server, or evaluates how well intents are recognised where the first word is {@code evaluate}. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("evaluate")) {
            System.exit(Evaluate.run(List.of(args).subList(1, args.length), System.out, System.err));
        }
        SpringApplication.run(Dragoman.class, args);
    }
}
