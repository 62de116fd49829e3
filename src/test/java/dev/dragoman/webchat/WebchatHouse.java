package dev.dragoman.webchat;

import dev.dragoman.TestDatabases;
import dev.dragoman.media.KeptFiles;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The web chat and the bus on a real port and a real database, and nothing else of the house. */
@SpringBootTest(
        classes = WebchatHouse.House.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dragoman.demo=true",
            "dragoman.channels.webchat.allowed-origins=https://shop.example",
            "camel.main.routes-include-pattern=false"
        })
abstract class WebchatHouse {

    static final OkHttpClient HTTP =
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20)).build();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    // No @SpringBootConfiguration: the scan of the whole house passes here too, and must not take it in.
    @EnableAutoConfiguration
    @EnableConfigurationProperties(WebchatSettings.class)
    @ConfigurationPropertiesScan("dev.dragoman.media")
    @Import(KeptFiles.class)
    @ComponentScan(
            basePackages = {"dev.dragoman.bus", "dev.dragoman.webchat"},
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.dragoman\\.bus\\.pgq\\..*"),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*")
            })
    static class House {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabases.register(registry);
    }

    /** An answer, read to its end. */
    record Answer(int status, Headers headers, String body) {

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String error() {
            return json().path("error").asString("");
        }
    }

    String visitor() {
        return post("/chat/v1/visitors", null, "{\"site\":\"demo\",\"language\":\"de\"}")
                .json()
                .get("token")
                .stringValue();
    }

    Answer say(String token, String id, String text) {
        return post("/chat/v1/messages", token, Json.MAPPER.writeValueAsString(Map.of("id", id, "text", text)));
    }

    Answer post(String path, @Nullable String token, String body) {
        return post(path, token, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, @Nullable String token, byte[] body) {
        return call(request(path, token).post(RequestBody.create(body)));
    }

    Answer get(String path, @Nullable String token) {
        return call(request(path, token));
    }

    Request.Builder request(String path, @Nullable String token) {
        var request = new Request.Builder().url("http://127.0.0.1:" + port + path);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer call(Request.Builder request) {
        try (Response response = HTTP.newCall(request.build()).execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    UUID idOf(String token) {
        return new Visitors(jdbc).find(token).orElseThrow();
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    long rows(String table, String where, Object... values) {
        return jdbc.sql("select count(*) from " + table + " where " + where)
                .params(values)
                .query(Long.class)
                .single();
    }
}
