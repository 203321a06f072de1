package dev.cyclonelariat.local.protocol;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Calls operations without HTTP, on behalf of one account in one region. */
public final class DirectCaller {
  private final Service service;
  private final Caller caller;

  /** Calls this service as that caller. */
  public DirectCaller(Service service, Caller caller) {
    this.service = service;
    this.caller = caller;
  }

  /**
   * Calls an operation that is answered at once.
   *
   * @throws AwsError if it is refused
   */
  public Struct call(String operation, Map<String, Object> arguments) {
    CompletionStage<Struct> result =
        service.call(
            new Call(operation, caller, new Arguments(arguments), "/", null, whenAborted -> {}));
    if (result == null) {
      throw AwsError.invalidAction(operation);
    }
    return result.toCompletableFuture().join();
  }
}
