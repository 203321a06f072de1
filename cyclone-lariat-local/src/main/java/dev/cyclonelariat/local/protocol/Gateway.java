package dev.cyclonelariat.local.protocol;

import dev.cyclonelariat.local.http.HttpExchange;
import dev.cyclonelariat.local.http.HttpHandler;
import dev.cyclonelariat.local.http.HttpRequest;
import dev.cyclonelariat.local.http.HttpResponse;
import dev.cyclonelariat.local.http.Scheduler;
import java.util.concurrent.CompletableFuture;
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
  private final Disturbance.Source disturbances;
  private final Scheduler scheduler;
  private final HttpHandler pages;

  /**
   * The way to both services.
   *
   * @param unsigned stands for a caller who does not sign, and for what a signature leaves open
   * @param disturbances decides what goes wrong on the way
   * @param pages answers browsers, who call no operation
   */
  public Gateway(
      Service sqs,
      Service sns,
      Caller unsigned,
      Supplier<String> requestIds,
      Disturbance.Source disturbances,
      Scheduler scheduler,
      HttpHandler pages) {
    this.sqs = sqs;
    this.sns = sns;
    this.unsigned = unsigned;
    this.requestIds = requestIds;
    this.disturbances = disturbances;
    this.scheduler = scheduler;
    this.pages = pages;
  }

  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    if (reading && !request.query().contains("Action=")) {
      pages.handle(request, exchange);
      return;
    }
    String requestId = requestIds.get();
    ApiRequest api;
    Disturbance disturbance;
    try {
      api = ApiRequest.of(request);
      disturbance = disturbances.next(() -> subject(api, request));
    } catch (AwsError e) {
      exchange.respond(ApiRequest.wireOf(request).failure(e, requestId));
      return;
    }
    Runnable work = () -> work(api, request, exchange, disturbance, requestId);
    if (disturbance.delayNanos() > 0) {
      scheduler.schedule(disturbance.delayNanos(), work);
    } else {
      work.run();
    }
  }

  private static Disturbance.Subject subject(ApiRequest api, HttpRequest request) {
    return new Disturbance.Subject(
        api.target() == ApiRequest.Target.SNS,
        api.operation(),
        api.resource(request.path()),
        PartialBatch.ids(api.arguments()));
  }

  private void work(
      ApiRequest api,
      HttpRequest request,
      HttpExchange exchange,
      Disturbance disturbance,
      String requestId) {
    if (disturbance.dropBefore()) {
      exchange.drop();
      return;
    }
    result(api, request, exchange, disturbance)
        .whenComplete(
            (result, failure) -> {
              if (disturbance.dropAfter()) {
                exchange.drop();
              } else if (failure == null) {
                exchange.respond(api.wire().success(api.operation(), result, requestId));
              } else {
                exchange.respond(failure(api, failure, requestId));
              }
            });
  }

  private CompletionStage<Struct> result(
      ApiRequest api, HttpRequest request, HttpExchange exchange, Disturbance disturbance) {
    try {
      if (disturbance.refusal() != null) {
        throw disturbance.refusal();
      }
      if (disturbance.failedEntries().isEmpty()) {
        return call(api, api.arguments(), request, exchange);
      }
      Arguments rest = PartialBatch.without(api.arguments(), disturbance.failedEntries());
      CompletionStage<Struct> done =
          PartialBatch.ids(rest).isEmpty()
              ? CompletableFuture.completedFuture(new Struct())
              : call(api, rest, request, exchange);
      return done.thenApply(result -> PartialBatch.with(result, disturbance.failedEntries()));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Struct> call(
      ApiRequest api, Arguments arguments, HttpRequest request, HttpExchange exchange) {
    Service service = api.target() == ApiRequest.Target.SQS ? sqs : sns;
    Call call =
        new Call(
            api.operation(),
            caller(api.credential(), request),
            arguments,
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

  private static HttpResponse failure(ApiRequest api, Throwable failure, String requestId) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof AwsError error) {
      log.debug("{} refused: {}", api.operation(), error.code());
      return api.wire().failure(error, requestId);
    }
    log.error("{} failed", api.operation(), cause);
    return api.wire()
        .failure(new AwsError(500, "InternalFailure", "The local SNS/SQS failed."), requestId);
  }
}
