package dev.cyclonelariat.local.protocol;

import dev.cyclonelariat.local.http.HttpExchange;
import dev.cyclonelariat.local.http.HttpHandler;
import dev.cyclonelariat.local.http.HttpRequest;
import dev.cyclonelariat.local.http.HttpResponse;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes HTTP requests to the operations of SNS and SQS, and their results back. */
public final class Gateway implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private final Service sqs;
  private final Service sns;
  private final Caller unsigned;
  private final Supplier<String> requestIds;

  /**
   * @param unsigned stands for a caller who does not sign, and for what a signature leaves open
   */
  public Gateway(Service sqs, Service sns, Caller unsigned, Supplier<String> requestIds) {
    this.sqs = sqs;
    this.sns = sns;
    this.unsigned = unsigned;
    this.requestIds = requestIds;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    String requestId = requestIds.get();
    ApiRequest api;
    try {
      api = ApiRequest.of(request);
    } catch (AwsError e) {
      exchange.respond(ApiRequest.wireOf(request).failure(e, requestId));
      return;
    }
    Wire wire = api.wire();
    try {
      call(api, request, exchange)
          .whenComplete(
              (result, failure) ->
                  exchange.respond(
                      failure == null
                          ? wire.success(api.operation(), result, requestId)
                          : failure(wire, api, failure, requestId)));
    } catch (RuntimeException e) {
      exchange.respond(failure(wire, api, e, requestId));
    }
  }

  private CompletionStage<Struct> call(ApiRequest api, HttpRequest request, HttpExchange exchange) {
    Service service = api.target() == ApiRequest.Target.SQS ? sqs : sns;
    Call call =
        new Call(
            api.operation(),
            caller(api.credential(), request),
            api.arguments(),
            request.path(),
            request.headers().get("x-amzn-trace-id"),
            exchange::onAbort);
    CompletionStage<Struct> result = service.call(call);
    if (result == null) {
      throw AwsError.invalidAction(api.operation());
    }
    return result;
  }

  private Caller caller(@Nullable Credential credential, HttpRequest request) {
    String host = request.headers().get("host");
    String baseUrl = host == null || host.isEmpty() ? unsigned.baseUrl() : "http://" + host;
    if (credential == null) {
      return new Caller(unsigned.account(), unsigned.region(), baseUrl);
    }
    String account = credential.account();
    return new Caller(
        account == null ? unsigned.account() : account,
        credential.region().isEmpty() ? unsigned.region() : credential.region(),
        baseUrl);
  }

  private static HttpResponse failure(
      Wire wire, ApiRequest api, Throwable failure, String requestId) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof AwsError error) {
      log.debug("{} refused: {}", api.operation(), error.code());
      return wire.failure(error, requestId);
    }
    log.error("{} failed", api.operation(), cause);
    return wire.failure(
        new AwsError(500, "InternalFailure", "The local SNS/SQS failed."), requestId);
  }
}
