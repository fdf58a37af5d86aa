package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the other end of the wire: a program with a password, or a person with a browser and its cookies. */
final class Caller {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern NONCE = Pattern.compile("name=\"primefaces.nonce\" value=\"([^\"]*)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;
    private final String login;

    private Caller(int port, String login) {
        this.port = port;
        this.login = login;
    }

    /** By loopback: a password in the clear is taken from nowhere else. */
    static Caller nobody(int port) {
        return new Caller(port, null);
    }

    /** With HTTP Basic; the password of every user of the tests is made from its login. */
    static Caller as(int port, String login) {
        return new Caller(port, login);
    }

    static String passwordOf(String login) {
        return login.equals("admin") ? "trusted-on-loopback" : login + "-on-loopback";
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address("http", path));
        return login == null ? request : request.header("Authorization", basic(login, passwordOf(login)));
    }

    /** Where a socket is opened to; {@link #socket} opens it. */
    URI live(String path) {
        return address("ws", path);
    }

    WebSocket.Builder socket() {
        WebSocket.Builder socket = client.newWebSocketBuilder();
        return login == null ? socket : socket.header("Authorization", basic(login, passwordOf(login)));
    }

    private URI address(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + port + path);
    }

    static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** What is answered with 200, read. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is not JSON: " + answer.body(), e);
        }
    }

    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        return send(request(path).method(method, body).header("Content-Type", "application/json"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Fills in the login page as a browser does; {@code query} is what stands behind the page's address. */
    HttpResponse<String> logIn(String name, String password, String query) throws IOException, InterruptedException {
        return post("/login", loginForm(name, password, get("/login" + query).body()));
    }

    /** What a browser sends of a login page that was filled in. */
    static Map<String, String> loginForm(String name, String password, String page) {
        return Map.of(
                "login",
                "login",
                "name",
                name,
                "password",
                password,
                "submit",
                "Log in",
                "primefaces.nonce",
                found(NONCE, page),
                "jakarta.faces.ViewState",
                found(VIEW_STATE, page));
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return send(form(path, form));
    }

    HttpRequest.Builder form(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    /** The next request comes from somebody new. */
    void forgetSession() {
        cookies.getCookieStore().removeAll();
    }

    /** The token that a page of this session carries. */
    String csrfToken() throws IOException, InterruptedException {
        return found(CSRF, get("/find/").body());
    }

    /** Empty before the first answer that set one. */
    String sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(java.net.HttpCookie::getValue)
                .findAny()
                .orElse("");
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in the page: " + page);
        }
        return matcher.group(1);
    }
}
