package dev.dragoman.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP byte for byte; no answer it reads may tell of our insides. */
final class RawHttp {

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    record Answer(int status, String body) {}

    Answer get(String path) throws IOException {
        return send("GET", path, new byte[0], "");
    }

    Answer post(String path, byte[] body, String headers) throws IOException {
        return send("POST", path, body, headers);
    }

    Answer send(String method, String path, byte[] body, String headers) throws IOException {
        try (var socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(method + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: "
                    + body.length + "\r\n" + headers + "\r\n"));
            try {
                out.write(body);
            } catch (SocketException e) {
                // It answered before it had read all.
                return read(socket.getInputStream());
            }
            return read(socket.getInputStream());
        }
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    static Answer read(InputStream in) throws IOException {
        var answer = new java.io.ByteArrayOutputStream();
        try {
            in.transferTo(answer);
        } catch (SocketException e) {
            // It hung up after its answer.
            assertThat(answer.size()).as("an answer before the end").isPositive();
        }
        String text = answer.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("Exception", "\tat ", "dev.dragoman", "org.apache");
        String body = text.contains("\r\n\r\n") ? text.substring(text.indexOf("\r\n\r\n") + 4) : "";
        return new Answer(Integer.parseInt(text.substring(9, 12)), body);
    }

    /** A signed-looking document of this many bytes. */
    static byte[] filled(int length) {
        byte[] body = new byte[length];
        java.util.Arrays.fill(body, (byte) ' ');
        byte[] json = bytes("{\"object\":\"page\",\"entry\":[]}");
        System.arraycopy(json, 0, body, 0, json.length);
        return body;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
