package dev.cyclonelariat.local.protocol;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls a broker without an SDK. */
final class RawCalls {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;

  RawCalls(URI endpoint) {
    this.endpoint = endpoint;
  }

  HttpResponse<String> json(String operation, String body) throws Exception {
    return send(
        post("/")
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> form(String service, Map<String, String> parameters) throws Exception {
    StringBuilder body = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return send(
        post("/")
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/"
                    + service
                    + "/aws4_request, SignedHeaders=host, Signature=0")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  HttpRequest.Builder post(String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }
}
